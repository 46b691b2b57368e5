import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ElsewhereImported } from '@mirrorloop/contracts';
import { type Command } from 'commander';
import { type AddCommands, type Work, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { counted, harmless } from '../output/text.js';
import { mapped } from './mapped.js';

interface Options {
  system: string;
  map?: Record<string, string>;
  done?: string;
  dropped?: string;
  timeZone?: string;
}
const packed = promisify(gzip);

export const addActions: AddCommands = (program, terminal) => {
  program
    .command('actions')
    .description('what was committed in other systems')
    .command('import')
    .description('bring in actions that were committed elsewhere; a second time changes nothing')
    .argument(
      '<file>',
      'a CSV file with a header, a line a change: ref,at,title,problem,owner,team,committedAt,deadline,doneAt,state,inTime,reopened',
    )
    .requiredOption('--system <name>', 'where they were committed')
    .option('--map <field=column>', 'which column holds a field, where its heading is another (repeatable)', mapped)
    .option('--done <words>', 'the words of the state that mean done, divided by commas')
    .option('--dropped <words>', 'those that mean dropped')
    .option('--time-zone <name>', 'of times without an offset (default: UTC)')
    .action((file: string, options: Options, command: Command) =>
      importActions(file, options, workOf(command, terminal)),
    );
};

async function importActions(file: string, { map, ...rest }: Options, work: Work): Promise<void> {
  const bytes = await readFile(file).catch(() => {
    throw new Failure(`There is no file ${file}.`);
  });
  const query = new URLSearchParams({ ...rest, ...(map ? { columns: JSON.stringify(map) } : {}) });
  const body = { type: 'text/csv', content: await packed(bytes) };
  const done = await work.gateway.post<ElsewhereImported>(`/api/action-tracker/actions-elsewhere?${query}`, body);
  work.show(done, () => inWords(done));
  if (done.failed.length > 0) throw new Failure(`${counted(done.failed.length, 'line')} could not be taken.`);
}

const inWords = ({ read, actions, changes, repeated, failed }: ElsewhereImported): string =>
  [
    `${counted(read, 'line')} about ${counted(actions, 'action')}: ${changes} new, ${repeated} known before.`,
    ...failed.map(({ line, path, message }) => `  line ${line}, ${path}: ${harmless(message)}`),
  ].join('\n');
