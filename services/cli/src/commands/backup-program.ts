import type { Work } from '../command.js';
import { counted } from '../output/text.js';
import { runProgram } from './run-program.js';

export interface Done {
  readonly file: string;
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

type Line = { table?: string; rows: number };

/** Backups are taken and restored by the program that knows every service's tables. */
export const runBackupProgram = (args: readonly string[], work: Work): Promise<Done> =>
  runProgram<Done, Line>('backup/main.js', args, work, ({ table, rows }) => {
    if (table) work.terminal.err(`  ${table}: ${counted(rows, 'row')}`);
  });
