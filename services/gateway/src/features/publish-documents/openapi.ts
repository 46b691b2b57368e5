import type { Described, RouteDescribed } from '@mirrorloop/messaging-nest';

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly [more: string]: unknown;
}

interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: PROBLEM } },
});

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
    components: { securitySchemes: SCHEMES, schemas: { Problem: PROBLEM_SCHEMA } },
  };
}

/** Health and metrics are every service's own; from outside they are the gateway's. */
export const reachedOf = (services: readonly Described[]): (RouteDescribed & { service: string })[] =>
  services
    .flatMap(({ service, routes }) => routes.map((route) => ({ ...route, service })))
    .filter(({ path, service }) => service === 'gateway' || /^\/(api|v1|imports)\b/.test(path));

const operationOf = (route: RouteDescribed & { service: string }) => ({
  operationId: `${route.service}.${route.name.replace(/Controller\b/, '')}`,
  tags: [route.service],
  ...(route.rule === 'open' ? { security: [] } : { description: `For whoever may ${route.rule}.` }),
  parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
  ...bodyOf(route),
  responses: {
    '2XX': { description: 'Done' },
    '4XX': problem('Refused, with the path of each bad field'),
    '503': problem('Something it needs is away; Retry-After says when to come again'),
  },
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

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
