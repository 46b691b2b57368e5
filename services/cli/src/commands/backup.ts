import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { count, counted, harmless, time } from '../output/text.js';
import { type Done, runBackupProgram } from './backup-program.js';

export const addBackup: AddCommands = (program, terminal) => {
  program
    .command('backup')
    .description('write one consistent state of everything to a file, while signals go on coming in')
    .argument('<file>', 'must not exist; only you will be able to read it')
    .action(async (file: string, _options: object, command: Command) => {
      const work = workOf(command, terminal);
      const done = await runBackupProgram(['backup', file], work);
      work.show(done, () => `${summary(done)}, as of ${time(done.takenAt)}, are in ${harmless(done.file)}.`);
    });
};

export const addRestore: AddCommands = (program, terminal) => {
  program
    .command('restore')
    .description('put a backup into an empty data folder or database, with Mirrorloop stopped')
    .argument('<file>', 'what mirrorloop backup wrote')
    .option('--replace', 'delete what is there now')
    .option('--check', 'only read the file and tell whether it is whole')
    .action(async (file: string, { replace, check }: { replace?: boolean; check?: boolean }, command: Command) => {
      const work = workOf(command, terminal);
      const done = await runBackupProgram(
        check ? ['check', file] : ['restore', file, ...(replace ? ['--replace'] : [])],
        work,
      );
      const how = check ? 'can be restored' : 'are back: start Mirrorloop and it goes on from there';
      work.show(done, () => `${summary(done)}, as of ${time(done.takenAt)}, ${how}.`);
    });
};

const summary = ({ rows, tables }: Done): string => `${count(rows)} rows of ${counted(tables, 'table')}`;
