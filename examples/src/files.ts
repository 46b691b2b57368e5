import { stringify } from 'csv-stringify/sync';
import { sampleRows, type SampleOptions } from './rows.js';
import { sampleSources, type SampleSource } from './sources.js';

/** One file of the sample: what it is imported as, and its CSV in pieces of some hundred lines. */
export interface SampleFile {
  readonly source: string;
  readonly fileName: string;
  csv(): Iterable<string>;
}

const LINES_A_PIECE = 500;

export const sampleFiles = (options: SampleOptions): SampleFile[] =>
  sampleSources.map((source) => ({
    source: source.name,
    fileName: source.fileName,
    csv: () => csvOf(source, options),
  }));

/** Arrays, since csv-stringify takes twice the time to look up each field of an object. */
function* csvOf(source: SampleSource, options: SampleOptions): Generator<string> {
  let header = true;
  for (const rows of inPieces(sampleRows(source, options), LINES_A_PIECE)) {
    const lines = rows.map((row) => Object.values(row) as string[]);
    yield stringify(header ? [Object.keys(rows[0]!), ...lines] : lines);
    header = false;
  }
}

function* inPieces<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let piece: T[] = [];
  for (const item of items) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length) yield piece;
}
