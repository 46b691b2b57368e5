import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { Malformed, parseJson, problemOf, readBody, TooLarge } from './index.js';

const sent = (body: Buffer) => ({ body }) as unknown as FastifyRequest;

describe('a body', () => {
  it('names line and column where JSON breaks', () => {
    expect(() => parseJson(Buffer.from('{\n  "a": 1,\n  "b": oops\n}'))).toThrow(/line 3, column \d+/);
    expect(() => parseJson(Buffer.from('{"a": 1'))).toThrow(/line 1, column 8/);
  });
  it('is refused when it is no UTF-8 or empty', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not valid UTF-8');
    expect(() => parseJson(Buffer.alloc(0))).toThrow('empty');
  });
  it('is unpacked by its first bytes, whatever it says it is', async () => {
    expect((await readBody(sent(gzipSync('{"a":1}')))).toString()).toBe('{"a":1}');
  });
  it('may not unpack to more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await expect(readBody(sent(bomb), { limit: 1_000_000 })).rejects.toThrow(TooLarge);
    await expect(readBody(sent(Buffer.from([0x1f, 0x8b, 1, 2])))).rejects.toThrow(Malformed);
  });
  it('leaves no detail of an error of our own', () => {
    expect(problemOf(new TypeError('secret'))).toEqual({
      type: 'about:blank',
      title: 'Something went wrong on our side',
      status: 500,
    });
  });
});
