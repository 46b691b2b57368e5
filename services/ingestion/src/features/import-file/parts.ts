import type { Multipart } from '@fastify/multipart';
import { Malformed } from '@mirrorloop/http';
import { asError } from '@mirrorloop/kernel';
import type { FastifyRequest } from 'fastify';

type Limits = NonNullable<Parameters<FastifyRequest['parts']>[0]>;

/** The parts of the body, in their order. Throws Malformed where the sender's parts have no sense. */
export const partsOf = (request: FastifyRequest, options: Limits): AsyncGenerator<Multipart> =>
  asSent(request.parts(options));

/** The parser's own faults have neither code nor status; what else breaks off stays what it is. */
export async function* asSent<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    if ('code' in asError(error) || 'statusCode' in asError(error)) throw error;
    const message = asError(error).message;
    throw new Malformed(`The parts of the body can’t be read: ${message}`, [{ path: '', message }], { cause: error });
  }
}
