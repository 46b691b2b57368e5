import type { ParkedMessage } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, type Work, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { json } from '../gateway/gateway.js';
import { everyItem } from '../gateway/every-item.js';
import { table, time } from '../output/text.js';
import { replayEach, replayedInWords } from './replay-each.js';

const SERVICES = ['ingestion', 'insight', 'action-tracker', 'gateway'];
type Parked = ParkedMessage & { service: string };

export const addParked: AddCommands = (program, terminal) => {
  const parked = program.command('parked').description('messages that could not be handled, kept whole');
  parked
    .command('list')
    .description('list the parked messages of every service')
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const listed = await everyParked(work);
      work.show(listed, () => (listed.length > 0 ? parkedTable(listed) : 'No message is parked.'));
    });
  parked
    .command('replay')
    .description('hand parked messages to their handler again')
    .argument('[id]', 'the one to replay')
    .option('--all', 'replay every one')
    .action((id: string | undefined, { all }: { all?: boolean }, command: Command) =>
      replay(id, all === true, workOf(command, terminal)),
    );
};

async function replay(id: string | undefined, all: boolean, work: Work): Promise<void> {
  if (Boolean(id) === all) throw new Failure('Name one parked message by its id, or say --all.');
  const listed = (await everyParked(work)).filter((parked) => all || parked.id === id);
  if (id && listed.length === 0) throw new Failure(`No parked message has the id ${id}.`);
  const serviceOf = new Map(listed.map((parked) => [parked.id, parked.service]));
  const done = await replayEach([...serviceOf.keys()], (one) =>
    work.gateway.post(`/api/${serviceOf.get(one)}/parked/${encodeURIComponent(one)}/replay`, json({})),
  );
  work.show(done, () => replayedInWords(done, 'message'));
  if (done.refused.length > 0) throw new Failure('Not every message could be replayed.');
}

async function everyParked({ gateway }: Work): Promise<Parked[]> {
  const lists = await Promise.all(
    SERVICES.map(async (service) => {
      const listed = await everyItem<ParkedMessage>(gateway, `/api/${service}/parked`);
      return listed.map((parked) => ({ ...parked, service }));
    }),
  );
  return lists.flat();
}

const parkedTable = (parked: Parked[]): string =>
  table(
    ['ID', 'SERVICE', 'GROUP', 'TYPE', 'REASON', 'ERROR', 'PARKED AT'],
    parked.map((p) => [p.id, p.service, p.group, p.type, p.reason, p.error, time(p.parkedAt)]),
  );
