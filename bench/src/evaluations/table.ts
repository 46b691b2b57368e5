import fs from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A CSV with a header: its cells by column and line. */
export class CsvTable {
  private constructor(
    readonly file: string,
    private readonly rows: readonly Readonly<Record<string, string>>[],
    private readonly columns: readonly string[],
  ) {}

  static read(file: string): CsvTable {
    const rows = parse(fs.readFileSync(file), { bom: true, columns: true, skip_empty_lines: true }) as Record<
      string,
      string
    >[];
    return new CsvTable(file, rows, Object.keys(rows[0] ?? {}));
  }

  get size(): number {
    return this.rows.length;
  }

  /** Throws where the file has no such column, naming those it has. */
  text(column: string): string[] {
    if (!this.columns.includes(column))
      throw new Error(`${this.file} has no column ${JSON.stringify(column)}; it has ${this.columns.join(', ')}`);
    return this.rows.map((row) => row[column]!.trim());
  }

  /** Blank and NA are null; throws at the line of anything else that is no number. */
  numbers(column: string): (number | null)[] {
    return this.text(column).map((cell, i) => {
      if (cell === '' || cell === 'NA') return null;
      const value = Number(cell);
      if (Number.isFinite(value)) return value;
      throw new Error(`${this.file}, line ${i + 2}, ${column}: ${JSON.stringify(cell)} is no number`);
    });
  }
}
