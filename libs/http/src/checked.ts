import { breach } from '@mirrorloop/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readBody } from './body.js';
import { parseJson } from './json.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

function check<T>(schema: z.ZodType<T>, what: string, value: unknown): T {
  const read = schema.safeParse(value);
  if (!read.success) throw breach(what, read.error);
  return read.data;
}

/** The body as JSON that keeps to the schema: else 400 with the place, or 422 with each bad field's path. */
export const JsonBody = createParamDecorator(async (schema: z.ZodType, context: ExecutionContext) =>
  check(schema, 'body', parseJson(await readBody(requestOf(context)))),
) as (schema: z.ZodType) => ParameterDecorator;

/** The query string, checked. */
export const CheckedQuery = createParamDecorator((schema: z.ZodType, context: ExecutionContext) =>
  check(schema, 'query', requestOf(context).query),
) as (schema: z.ZodType) => ParameterDecorator;

/** A UUID in the path; anything else is something that isn't there. */
export const uuidParam = z.uuid();
