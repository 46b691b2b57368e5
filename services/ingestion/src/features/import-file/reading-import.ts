import iconv from 'iconv-lite';
import { addOutcomes } from './add-outcomes.js';
import type { ClaimedImport, ImportCounts, Imports } from '../../domain/imports.js';
import type { Alongside, Intake } from '../../domain/intake.js';
import { cutRecord, leavesQuoteOpen, readHeader } from '../../domain/rows/csv.js';
import { columnsOf, type RowForm, UnusableFile } from '../../domain/rows/form.js';
import { type RawRow, rowArrival, type RowSettings } from '../../domain/rows/row-arrival.js';
import type { SignalSettings } from '../../domain/signal.js';
import { linesOf, markOf } from './lines.js';
import { LineQueue, Records } from './records.js';
import { Repeats } from './repeats.js';

const ROWS_AT_ONCE = 1_000;
const HEADER_LINES = 50;

/** One file being read, row after row, from where it was left. */
export class ReadingImport {
  private position = 0;

  private constructor(
    private readonly order: ClaimedImport,
    private readonly records: Records,
    readonly form: RowForm,
    private counts: ImportCounts,
    private readonly repeats = new Repeats(),
  ) {}

  /** Finds out how the file is to be read. Throws `UnusableFile`. */
  static async open(order: ClaimedImport, imports: Imports): Promise<ReadingImport> {
    const { encoding, pieces } = await encodingOf(imports.pieces(order.id), order.encoding);
    const lines = new LineQueue(linesOf(pieces, encoding));
    const header = await headerOf(lines);
    const form = { ...header, columns: columnsOf(header.header, order.mapping), moments: order.moments };
    return new ReadingImport(order, new Records(lines, form), form, order.counts);
  }

  /** Settles the next rows, each batch in one transaction with its progress. @returns false at the end of the file */
  async step(intake: Intake, imports: Imports, settings: SignalSettings): Promise<boolean> {
    const rows = await this.records.next(ROWS_AT_ONCE);
    if (rows.length === 0) return false;
    const arrivals = rows.map((row) => rowArrival(row, this.rowSettings(settings)));
    const settled = Math.min(rows.length, Math.max(0, this.counts.read - this.position));
    this.position += rows.length;
    await intake.recordWith(arrivals.slice(settled), this.progress(imports));
    return true;
  }

  private progress(imports: Imports): Alongside {
    return async (outcomes, tx) => {
      const to = addOutcomes(this.counts, outcomes);
      await imports.progress(this.order.id, this.counts, to, tx);
      this.counts = to;
    };
  }

  private rowSettings(settings: SignalSettings): RowSettings {
    const { source, id: importId } = this.order;
    return { ...settings, source, importId, form: this.form, repeats: (content) => this.repeats.count(content) };
  }
}

export type { RawRow };

/** The first bytes may say the encoding; what the sender says counts where they don't. */
async function encodingOf(
  pieces: AsyncIterable<Buffer>,
  said: string | null,
): Promise<{ encoding: string; pieces: AsyncIterable<Buffer> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done || first.value.length === 0) throw new UnusableFile('The file is empty.');
  const mark = markOf(first.value);
  if (said && !iconv.encodingExists(said)) throw new UnusableFile(`The encoding "${said}" is not known.`);
  const rest = first.value.subarray(mark?.length ?? 0);
  return { encoding: mark?.encoding ?? said ?? 'utf-8', pieces: joined(rest, iterator) };
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The first line that isn't blank; a heading in quotes may run over several. */
async function headerOf(lines: LineQueue): Promise<{ delimiter: string; header: string[] }> {
  for (let line = await lines.peek(); line; line = await lines.peek()) {
    lines.drop(1);
    const delimiter = /^"?sep=(.)"?$/i.exec(line.text)?.[1];
    if (delimiter)
      return { delimiter, header: (cutRecord(await headingLine(lines), delimiter) ?? []).map((h) => h.trim()) };
    if (line.text.trim() !== '') return readHeader(await closed(line.text, lines));
  }
  throw new UnusableFile('The file has no line with the names of its columns.');
}

async function headingLine(lines: LineQueue): Promise<string> {
  const line = await lines.peek();
  lines.drop(1);
  return closed(line?.text ?? '', lines);
}

async function closed(first: string, lines: LineQueue): Promise<string> {
  let text = first;
  for (let i = 0; leavesQuoteOpen(text) && i < HEADER_LINES; i += 1) {
    const line = await lines.peek();
    if (!line) break;
    lines.drop(1);
    text += `\n${line.text}`;
  }
  return text;
}
