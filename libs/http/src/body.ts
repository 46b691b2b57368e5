import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Malformed, TooLarge } from './problems.js';

/** The largest body a route takes unless it says otherwise, before and after unpacking. */
export const BODY_LIMIT = 4 * 1024 * 1024;
const unpack = promisify(gunzip);

/**
 * Every body arrives as the bytes that were sent, whatever content type it claims: clients send JSON as text/plain
 * (browsers, to avoid a preflight) and gzip as a form, and a parser that guesses answers 201 to what it didn't read.
 */
export function takeBodiesAsBytes(fastify: FastifyInstance, bodyLimit = BODY_LIMIT): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}

/** @returns the body, unpacked where it is gzip by its first bytes. Throws TooLarge, Malformed. */
export async function readBody({ body }: FastifyRequest, { limit = BODY_LIMIT } = {}): Promise<Buffer> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (bytes.length > limit) throw tooLarge(limit);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new Malformed('The body begins like gzip but can’t be unpacked', [], { cause: error });
  }
}

const tooLarge = (limit: number): TooLarge => new TooLarge(`The body is larger than ${limit / 1024 / 1024} MB`);
