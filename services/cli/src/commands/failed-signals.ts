import type { FailedSignalView } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, type Work, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { json } from '../gateway/gateway.js';
import { everyItem } from '../gateway/every-item.js';
import { table, time } from '../output/text.js';
import { replayEach, replayedInWords } from './replay-each.js';

const LIST = '/api/ingestion/failed-signals';
const SHOWN = 50;

export const addFailed: AddCommands = (program, terminal) => {
  const failed = program.command('failed').description('signals that could not be accepted, kept with their reason');
  failed
    .command('list')
    .description(`list the newest ${SHOWN}`)
    .option('--all', 'list every one')
    .action(async ({ all }: { all?: boolean }, command: Command) => {
      const work = workOf(command, terminal);
      const listed = await everyItem<FailedSignalView>(work.gateway, LIST, all ? Infinity : SHOWN);
      work.show(listed, () => (listed.length > 0 ? failedTable(listed) : 'No signal has failed.'));
    });
  failed
    .command('replay')
    .description('try failed signals again')
    .argument('[id]', 'the one to try again')
    .option('--all', 'try every one that wasn’t replayed yet')
    .action((id: string | undefined, { all }: { all?: boolean }, command: Command) =>
      replay(id, all === true, workOf(command, terminal)),
    );
};

async function replay(id: string | undefined, all: boolean, work: Work): Promise<void> {
  if (Boolean(id) === all) throw new Failure('Name one failed signal by its id, or say --all.');
  const ids = id ? [id] : await waiting(work);
  const done = await replayEach(ids, (one) => work.gateway.post(`${LIST}/${encodeURIComponent(one)}/replay`, json({})));
  work.show(done, () => replayedInWords(done, 'signal'));
  if (done.refused.length > 0) throw new Failure('Not every signal could be replayed.');
}

async function waiting({ gateway }: Work): Promise<string[]> {
  const listed = await everyItem<FailedSignalView>(gateway, LIST);
  return listed.filter(({ replayedAt }) => !replayedAt).map(({ id }) => id);
}

const failedTable = (failed: FailedSignalView[]): string =>
  table(
    ['ID', 'SOURCE', 'PLACE', 'REASON', 'FAILED AT', 'REPLAYED'],
    failed.map((f) => [f.id, f.source, f.place, f.message, time(f.failedAt), f.replayedAt ? time(f.replayedAt) : 'no']),
  );
