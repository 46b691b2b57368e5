import chardet from 'chardet';
import { isText } from '@mirrorloop/matching';
import type { Failure } from '../../domain/failure.js';
import { cutRecord, cutRecords, leavesQuoteOpen } from '../../domain/rows/csv.js';
import type { RowForm } from '../../domain/rows/form.js';
import type { RawRow } from '../../domain/rows/row-arrival.js';
import type { Line } from './lines.js';

/** A quoted field may run over this many lines; a quote that stays open longer was never meant to. */
const MOST_LINES = 1_000;
const LARGEST_ROW = 256 * 1024;

/** Lines that can be looked at before they are taken. */
export class LineQueue {
  private waiting: Line[] = [];
  private head = 0;

  constructor(private readonly pieces: AsyncIterator<Line[]>) {}

  async peek(ahead = 0): Promise<Line | undefined> {
    while (this.waiting.length - this.head <= ahead) {
      const { done, value } = await this.pieces.next();
      if (done) return undefined;
      this.waiting = this.waiting.slice(this.head).concat(value);
      this.head = 0;
    }
    return this.waiting[this.head + ahead];
  }
  drop(lines: number): void {
    this.head += lines;
  }
}

/**
 * Cuts lines into records. A quote that is opened and never closed costs its own line and no other: the next line
 * begins a record again.
 */
export class Records {
  constructor(
    private readonly lines: LineQueue,
    private readonly form: RowForm,
  ) {}

  /** Up to `most` rows, in order; none at the end of the file. */
  async next(most: number): Promise<RawRow[]> {
    const rows: RawRow[] = [];
    while (rows.length < most) {
      const row = await this.one();
      if (!row) break;
      rows.push(row);
    }
    const good = rows.filter(({ failure }) => !failure);
    const fields = cutRecords(
      good.map(({ text }) => text),
      this.form.delimiter,
    );
    const fieldsOf = new Map(good.map((row, i) => [row, fields[i]]));
    return rows.map((row) => ({ ...row, fields: fieldsOf.get(row) }));
  }

  private async one(): Promise<RawRow | undefined> {
    for (;;) {
      const line = await this.lines.peek();
      if (!line) return undefined;
      const together = leavesQuoteOpen(line.text) ? await this.untilClosed() : [line];
      this.lines.drop(together?.length ?? 1);
      if (!together) return { ...rowOf([line]), failure: BROKEN };
      if (together.length > 1 || line.text.trim() !== '') return rowOf(together);
    }
  }

  /** The lines of a record whose quote is closed on a later one, or nothing where it isn't. */
  private async untilClosed(): Promise<Line[] | undefined> {
    const lines: Line[] = [];
    let open = false;
    for (let size = 0; lines.length < MOST_LINES && size < LARGEST_ROW; size += lines.at(-1)!.text.length) {
      const line = await this.lines.peek(lines.length);
      if (!line) return undefined;
      lines.push(line);
      if (leavesQuoteOpen(line.text)) open = !open;
      if (!open) return this.isRecord(lines) ? lines : undefined;
    }
    return undefined;
  }

  private isRecord(lines: readonly Line[]): boolean {
    return cutRecord(textOf(lines), this.form.delimiter)?.length === this.form.header.length;
  }
}

const BROKEN: Failure = { code: 'broken_quotes', path: '', message: 'a quote is opened on this line and never closed' };
const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('\n');

function rowOf(lines: readonly Line[]): RawRow {
  const text = textOf(lines);
  const failure = faultOf(lines, text);
  if (!failure) return { line: lines[0]!.number, text };
  const bytes = Buffer.concat(
    lines.flatMap((line, i) => [...(i > 0 ? [Buffer.from('\n')] : []), line.bytes ?? Buffer.from(line.text)]),
  );
  return { line: lines[0]!.number, text: storable(text), bytes, failure };
}

function faultOf(lines: readonly Line[], text: string): Failure | undefined {
  if (lines.some(({ fault }) => fault === 'length') || text.length > LARGEST_ROW)
    return { code: 'too_large', path: '', message: 'the row is longer than 256 kB; its beginning is kept' };
  const unreadable = lines.find(({ fault }) => fault === 'encoding');
  if (unreadable) return { code: 'bad_encoding', path: '', message: encodingHint(unreadable) };
  if (!isText(text)) return { code: 'bad_character', path: '', message: 'the row has a NUL or half of a character' };
  return undefined;
}

function encodingHint({ bytes }: Line): string {
  const guess = bytes && chardet.detect(bytes);
  const hint =
    guess && guess !== 'UTF-8'
      ? `; it looks like ${guess}: send the file again with encoding=${guess.toLowerCase()}`
      : '';
  return `the row has bytes that are no text in the encoding of the file${hint}`;
}

/** To be shown and edited; what it was lies beside it in bytes. */
const storable = (text: string): string =>
  Buffer.from(text.slice(0, LARGEST_ROW)).toString().replaceAll('\u0000', '\uFFFD');
