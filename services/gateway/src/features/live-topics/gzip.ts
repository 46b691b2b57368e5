import { constants, deflateRawSync } from 'node:zlib';
import type { Format } from './frames.js';

/** RFC 1952, 2.3: deflate, no name, no time, made on an unknown system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const QUICK = 1;

/** A whole number of bytes that refers to nothing before it: what one listener is sent can be sent to any other. */
const packed = (bytes: Buffer): Buffer => deflateRawSync(bytes, { level: QUICK, finishFlush: constants.Z_FULL_FLUSH });

/**
 * The same stream for whoever unpacks it: an eighth of the bytes, packed once for all who listen. It ends with its
 * connection, so without the sum at the end of a file.
 */
export const gzipped = (format: Format): Format => ({
  name: `${format.name}, gzip`,
  encoding: 'gzip',
  head: Buffer.concat([HEAD, packed(format.head)]),
  write: (frames) => packed(format.write(frames)),
});

/** As RFC 9110 has it: named, or meant by a star, and not with a weight of nothing. */
export function takesGzip(accepted: string | undefined): boolean {
  const weights = new Map(
    (accepted ?? '').split(',').map((each): [string, number] => {
      const [, name = '', weight = '1'] = /^\s*([^\s;]+)(?:\s*;\s*q=([\d.]+))?/.exec(each.toLowerCase()) ?? [];
      return [name, Number(weight)];
    }),
  );
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
