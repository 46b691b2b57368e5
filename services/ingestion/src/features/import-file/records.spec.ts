import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import type { RawRow } from '../../domain/rows/row-arrival.js';
import { linesOf } from './lines.js';
import { LineQueue, Records } from './records.js';

async function* inPieces(file: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

async function rowsOf(file: Buffer | string, header: string[], pieceSize = 7, delimiter = ','): Promise<RawRow[]> {
  const lines = new LineQueue(linesOf(inPieces(Buffer.from(file), pieceSize), 'utf-8'));
  const records = new Records(lines, { delimiter, header, columns: {}, moments: { dates: 'iso', zone: 'utc' } });
  const rows: RawRow[] = [];
  for (let more = await records.next(3); more.length > 0; more = await records.next(3)) rows.push(...more);
  return rows;
}

/** What a spreadsheet may write into a cell; a cell of spaces alone makes a blank line, which is no row. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '😀', ' ') }).map((text) => `${text}.`),
  fc.constantFrom('', '"', '""', '"\n"', 'a"b'),
);

describe('the records of a file', () => {
  it('are what was written, whatever the cells hold and however the file is cut into pieces', async () => {
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(',', ';', '\t'),
        async (cells, size, delimiter) => {
          const rows = await rowsOf(stringify(cells, { delimiter }), ['a', 'b', 'c'], size, delimiter);
          expect(rows.map(({ fields }) => fields)).toEqual(cells);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lose no other line to a quote that is never closed, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 30 }), fc.nat(29), async (count, at) => {
        const broken = at % count;
        const lines = Array.from({ length: count }, (_, i) =>
          i === broken ? `${i},"open` : i % 3 ? `${i},plain` : `${i},"quoted, ${i}"`,
        );
        const rows = await rowsOf(lines.join('\n'), ['a', 'b']);
        expect(rows.map(({ line }) => line)).toEqual(lines.map((_, i) => i + 1));
        expect(rows.filter(({ failure, fields }) => failure ?? !fields).map(({ line }) => line)).toEqual([broken + 1]);
      }),
    );
  });

  it('keep every line of any bytes at all, as a row or as a failed one', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const rows = await rowsOf(Buffer.from(file), ['a']);
        const kept = rows.map(({ text }) => text).join('\n').length;
        const said = Buffer.from(file)
          .toString()
          .replaceAll('\u0000', '\uFFFD')
          .split(/\r?\n|\r/)
          .filter((line) => line.trim() !== '');
        expect(kept).toBeGreaterThanOrEqual(said.join('').length - said.length * 2);
      }),
      { numRuns: 1_000 },
    );
  });

  it('no longer than 256 kB are taken, and a line of megabytes is held in no memory', async () => {
    const rows = await rowsOf(`1,${'x'.repeat(300_000)}\n2,${'y'.repeat(5_000_000)}\n3,z\n`, ['a', 'b'], 65_536);
    expect(rows.map(({ line, failure }) => [line, failure?.code])).toEqual([
      [1, 'too_large'],
      [2, 'too_large'],
      [3, undefined],
    ]);
    expect(rows[1]!.text.length).toBeLessThanOrEqual(65_536);
  });
});
