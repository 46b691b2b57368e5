import type { RouteDescribed } from '@mirrorloop/messaging-nest';

const PROBLEM = 'application/problem+json';
const PROBLEM_REF = { $ref: '#/components/schemas/Problem' };

/** RFC 9457. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
};

const PROBLEMS = {
  400: 'It could not be read: no JSON, no UTF-8, no address; with the place',
  401: 'Nobody is signed in, or what was shown doesn’t hold',
  403: 'Not for this caller',
  404: 'There is no such thing here, or not for this caller',
  409: 'It contradicts what is there',
  412: 'Somebody else changed it since `version`',
  413: 'The body is too large',
  415: 'This kind of body is not taken here',
  422: 'Something is missing or wrong; with the path of each field',
  426: 'This address speaks WebSocket',
  429: 'Too many requests; Retry-After says when to come again',
  431: 'The address and the headers are longer than 16 KB together',
  503: 'Something it needs is away; Retry-After says when to come again',
};
type Status = keyof typeof PROBLEMS;

/** Every problem once, for the routes to refer to. */
export const PROBLEM_ANSWERS = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, description]) => [
    status,
    {
      description,
      ...(['429', '503'].includes(status) && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
      // Refused before anything of it is read, and without a word.
      ...(status !== '431' && { content: { [PROBLEM]: { schema: PROBLEM_REF } } }),
    },
  ]),
);

/** By status: what it answers where all is well, and each problem that may come instead. */
export const responsesOf = (route: RouteDescribed): Record<string, object> => ({
  ...Object.fromEntries(problemsOf(route).map((status) => [status, { $ref: `#/components/responses/${status}` }])),
  ...Object.fromEntries((route.sends?.statuses ?? [route.status]).map((status) => [status, answerOf(route, status)])),
});

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

function problemsOf({ method, path, rule, body, byItself, sends }: RouteDescribed): Status[] {
  const isWrite = WRITES.has(method);
  const takesBody = isWrite && (body !== undefined || byItself === true);
  return [
    ...([400, 404, 409, 422, 429, 431, 503] as const),
    ...(rule === 'open' && !path.startsWith('/v1') ? [] : ([401] as const)),
    // Nobody writes from another site's page, and nobody reads what isn't theirs.
    ...(rule === 'open' && !isWrite ? [] : ([403] as const)),
    ...(sends?.statuses.includes(101) ? ([426] as const) : []),
    ...(isWrite ? ([412] as const) : []),
    ...(takesBody ? ([413, 415] as const) : []),
  ];
}

/** What refuses with a page may refuse with a problem too: the door does, before the page is asked. */
function answerOf({ sends, answer, about }: RouteDescribed, status: number): object {
  const own = sends?.types ?? (answer ? ['application/json'] : []);
  const types = status >= 400 ? [...own, PROBLEM] : own;
  const content = Object.fromEntries(
    types.map((type) => [
      type,
      type === PROBLEM ? { schema: PROBLEM_REF } : type === 'application/json' && answer ? { schema: answer } : {},
    ]),
  );
  return { description: about ?? 'Done', ...(types.length > 0 && { content }) };
}
