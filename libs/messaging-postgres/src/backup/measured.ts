import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

export interface Measures {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const LINE_END = 10;

/** Passes rows of COPY's text format through and measures them: one line is one row, a line break in a value is written `\n`. */
export class Measured extends Transform {
  private readonly hash = createHash('sha256');
  private rows = 0;
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  /** Once it has ended. */
  measures(): Measures {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
