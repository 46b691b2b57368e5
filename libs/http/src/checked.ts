import { breach } from '@mirrorloop/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readBody } from './body.js';
import { parseJson } from './json.js';
import { fieldErrors } from './problems.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

function check<T>(schema: z.ZodType<T>, what: string, value: unknown): T {
  const read = schema.safeParse(value);
  if (!read.success) throw breach(what, read.error);
  return read.data;
}

/** Nest takes what has a `transform` for a pipe, and `{ schema }` for options of its own: so the schema travels wrapped. */
export interface Wrapped {
  readonly checkedBy: z.ZodType;
  readonly part: 'query' | 'body';
}

/** An empty body says as much as `{}`: where every field may be left out, so may the body. */
const jsonBody = createParamDecorator(async ({ checkedBy }: Wrapped, context: ExecutionContext) => {
  const bytes = await readBody(requestOf(context));
  return check(checkedBy, 'body', bytes.length === 0 ? {} : parseJson(bytes));
});
const checkedQuery = createParamDecorator(({ checkedBy }: Wrapped, context: ExecutionContext) => {
  const { query } = requestOf(context);
  refuseNul(query as Record<string, string | string[]>);
  return check(checkedBy, 'query', query);
});

/** No text that is kept holds one, and PostgreSQL takes none to compare with. */
function refuseNul(query: Record<string, string | string[]>): void {
  const places = Object.keys(query).filter((name) => [query[name]].flat().some((value) => value?.includes('\u0000')));
  if (places.length > 0) throw fieldErrors(places.map((path) => ({ path, message: 'holds a NUL' })));
}

/** The body as JSON that keeps to the schema: else 400 with the place, or 422 with each bad field's path. */
export const JsonBody = (schema: z.ZodType): ParameterDecorator =>
  jsonBody({ checkedBy: schema, part: 'body' } satisfies Wrapped);

/** The query string, checked. */
export const CheckedQuery = (schema: z.ZodType): ParameterDecorator =>
  checkedQuery({ checkedBy: schema, part: 'query' } satisfies Wrapped);

/** PostgreSQL keeps no text with one. */
export const NO_NUL = /^[^\u0000]*$/;

/** A UUID in the path; anything else is something that isn't there. */
export const uuidParam = z.uuid();
