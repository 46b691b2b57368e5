import type { Described, RouteDescribed } from '@mirrorloop/messaging-nest';
import { reachedOf, schemasOf } from '../../described/reached.js';
import { PROBLEM_ANSWERS, PROBLEM_SCHEMA, responsesOf } from './openapi-answers.js';

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly [more: string]: unknown;
}

interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** OpenAPI 3.1 of every route of every service, from the schemas that the routes themselves check with. */
export function openApiOf(
  services: readonly Described[],
  { title, version }: { title: string; version: string },
): OpenApi {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of reachedOf(services)) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: { title, version },
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: SCHEMES,
      responses: PROBLEM_ANSWERS,
      schemas: { ...schemasOf(services), Problem: PROBLEM_SCHEMA },
    },
  };
}

const operationOf = (route: RouteDescribed & { service: string }) => ({
  operationId: `${route.service}.${route.name.replace(/Controller\b/, '')}`,
  tags: [route.service],
  ...(route.about && { summary: route.about }),
  ...(route.rule === 'open' ? { security: [] } : { description: `For whoever may ${route.rule}.` }),
  parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
  ...bodyOf(route),
  responses: responsesOf(route),
});

function bodyOf({ method, body, byItself }: RouteDescribed): { requestBody?: object } {
  if (body) return { requestBody: { content: { 'application/json': { schema: body } } } };
  return byItself && WRITES.has(method) ? { requestBody: { content: { '*/*': {} } } } : {};
}
const WRITES = new Set(['post', 'put', 'patch']);

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string', minLength: 1 },
  }));

const queryParameters = (query: Schema = {}) =>
  Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query', schema },
    // What has a default needn't be said.
    required: (query.required ?? []).includes(name) && !('default' in schema),
  }));

const SCHEMES = {
  token: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-mirrorloop' },
};
