import { z } from 'zod';

export interface Operation {
  operationId: string;
  summary?: string;
  requestBody?: { content: Record<string, object> };
  parameters: { in: string; name: string; required: boolean }[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: Record<string, object> };
}

/** Nothing may be answered that isn't in the document: objects that say what they hold are closed. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.entries(schema).map(([name, value]) => [name, closed(value)]);
  const isOpen = !('properties' in schema) || 'additionalProperties' in schema || typeof schema.properties !== 'object';
  return { ...Object.fromEntries(parts), ...(isOpen ? {} : { additionalProperties: false }) };
};

/** What an operation answers with 200, to check answers with; undefined where that isn't JSON. */
export function answerOf({ components }: OpenApi, { responses }: Operation): z.ZodType | undefined {
  const schema = responses['200']?.content?.['application/json']?.schema;
  if (!schema) return undefined;
  const text = JSON.stringify({ ...schema, $defs: components.schemas });
  return z.fromJSONSchema(closed(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'))) as never);
}
