import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** One line of a file, without its end. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Where it is no text in the file's encoding, or too long to keep. */
  readonly fault?: 'encoding' | 'length';
  /** As they lay in the file, where there is a fault. */
  readonly bytes?: Buffer;
}

const LONGEST = 1024 * 1024;
const KEPT_OF_A_LONG_ONE = 64 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** What the first bytes say of the encoding (the Unicode standard, 23.8), and how many of them say it. */
export function markOf(head: Buffer): { encoding: string; length: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

const isUtf16 = (encoding: string): boolean => /^(utf-?16|ucs-?2)/i.test(encoding);

/** The lines of a file in any encoding, a piece of the file at a time. A line is no longer than 1 MB in memory. */
export async function* linesOf(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Line[]> {
  const wide = isUtf16(encoding);
  const splitter = new Splitter();
  const decode = wide ? decodedAsUtf8(encoding) : undefined;
  const lineEncoding = wide ? 'utf-8' : encoding;
  let number = 0;
  const read = (raw: RawLine): Line => lineOf(raw, ++number, lineEncoding, wide);
  for await (const piece of pieces) yield splitter.push(decode ? decode(piece) : piece).map(read);
  yield splitter.end().map(read);
}

/** UTF-16 has line ends two bytes wide: it is turned into UTF-8 first, piece by piece. */
function decodedAsUtf8(encoding: string): (piece: Buffer) => Buffer {
  const decoder = iconv.getDecoder(encoding);
  return (piece) => Buffer.from(decoder.write(piece));
}

interface RawLine {
  readonly bytes: Buffer;
  readonly tooLong: boolean;
}

function lineOf({ bytes, tooLong }: RawLine, number: number, encoding: string, wide: boolean): Line {
  const utf8 = /^utf-?8$/i.test(encoding);
  const text = utf8 ? bytes.toString() : iconv.decode(bytes, encoding);
  if (tooLong) return { number, text, fault: 'length', bytes };
  const readable = utf8 ? isUtf8(bytes) && !(wide && text.includes('\ufffd')) : !text.includes('\ufffd');
  return readable ? { number, text } : { number, text, fault: 'encoding', bytes };
}

/** Cuts at LF or CRLF; at CR alone where the first piece has no LF. */
class Splitter {
  private rest: Buffer[] = [];
  private restLength = 0;
  private separator: number | undefined;

  push(piece: Buffer): RawLine[] {
    this.separator ??= piece.includes(LF) || !piece.includes(CR) ? LF : CR;
    const lines: RawLine[] = [];
    let from = 0;
    for (let at = piece.indexOf(this.separator); at >= 0; at = piece.indexOf(this.separator, from)) {
      lines.push(this.finish(piece.subarray(from, at)));
      from = at + 1;
    }
    this.keep(piece.subarray(from));
    return lines;
  }

  end(): RawLine[] {
    return this.restLength > 0 ? [this.finish(Buffer.alloc(0))] : [];
  }

  private keep(part: Buffer): void {
    if (this.restLength <= LONGEST) this.rest.push(part);
    this.restLength += part.length;
  }

  private finish(last: Buffer): RawLine {
    this.keep(last);
    const whole = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest);
    const tooLong = this.restLength > LONGEST;
    this.rest = [];
    this.restLength = 0;
    if (tooLong) return { bytes: Buffer.from(whole.subarray(0, KEPT_OF_A_LONG_ONE)), tooLong };
    return { bytes: this.separator === LF && whole.at(-1) === CR ? whole.subarray(0, -1) : whole, tooLong };
  }
}
