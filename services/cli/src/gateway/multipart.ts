import { createReadStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Body } from './gateway.js';

/**
 * A form with one file, last, read from disk as it is sent (RFC 7578). FormData would need the whole file in memory,
 * or Node's experimental `openAsBlob`.
 *
 * @param sent is called with each piece of the file that goes out
 */
export function multipart(
  fields: Readonly<Record<string, string | undefined>>,
  file: { path: string; name: string },
  sent: (piece: Buffer) => void,
): Body {
  const boundary = `mirrorloop-${randomUUID()}`;
  const part = (disposition: string, type = ''): string =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n${type}\r\n`;

  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined) yield Buffer.from(`${part(`name="${name}"`)}${value}\r\n`);
    yield Buffer.from(
      part(`name="file"; filename="${escaped(file.name)}"`, 'content-type: application/octet-stream\r\n'),
    );
    for await (const piece of createReadStream(file.path) as AsyncIterable<Buffer>) {
      sent(piece);
      yield piece;
    }
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  return { type: `multipart/form-data; boundary=${boundary}`, content: ReadableStream.from(pieces()) };
}

/** As browsers do (HTML, "multipart form data"): a name can't end its quotes or its line. */
const escaped = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
