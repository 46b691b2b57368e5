import type { SourceView } from '@mirrorloop/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { type Gateway, json } from '../gateway/gateway.js';
import { everyItem } from '../gateway/every-item.js';
import { count, harmless, table, time } from '../output/text.js';

export const addSources: AddCommands = (program, terminal) => {
  const sources = program.command('sources').description('where signals come from');
  sources
    .command('list')
    .description('list the sources with what came from them')
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const listed = await everyItem<SourceView>(work.gateway, '/api/ingestion/sources');
      work.show(listed, () => (listed.length > 0 ? sourcesTable(listed) : 'There is no source yet.'));
    });
  sources
    .command('add')
    .description('add a source; its write key is shown once')
    .argument('<name>', 'a name of your own')
    .requiredOption('--channel <channel>', 'store, web, app, phone, chat, email, mail, social or other')
    .action(async (name: string, { channel }: { channel: string }, command: Command) => {
      const work = workOf(command, terminal);
      const source = await work.gateway.post<SourceView>('/api/ingestion/sources', json({ name, channel }));
      work.show(source, () => addedInWords(source));
    });
  sources
    .command('rotate-key')
    .description('make another write key, shown once; those before it hold on for a while')
    .argument('<name>', 'the source, as listed')
    .option('--overlap <hours>', 'how long the keys before it hold on, 720 at most', hoursOf, 24)
    .action(async (name: string, { overlap: overlapHours }: { overlap: number }, command: Command) => {
      const work = workOf(command, terminal);
      const { id, version } = await sourceOf(work.gateway, name);
      const body = json({ version, overlapHours });
      const rotated = await work.gateway.post<SourceView>(`/api/ingestion/sources/${id}/keys`, body);
      work.show(rotated, () => rotatedInWords(rotated));
    });
  sources
    .command('revoke-key')
    .description('end a write key at once')
    .argument('<name>', 'the source, as listed')
    .argument('<prefix>', 'how the key begins')
    .action(async (name: string, prefix: string, _options: object, command: Command) => {
      const work = workOf(command, terminal);
      const { id, keys } = await sourceOf(work.gateway, name);
      const found = keys.filter((key) => key.prefix?.startsWith(prefix) || key.id === prefix);
      if (found.length !== 1)
        throw new Failure(`${found.length} keys of ${harmless(name)} begin with ${harmless(prefix)}.`);
      await work.gateway.delete(`/api/ingestion/sources/${id}/keys/${found[0]!.id}`);
      work.show(
        { revoked: found[0]!.id },
        () => 'It holds no longer: whoever sends with it is refused within five seconds.',
      );
    });
};

async function sourceOf(gateway: Gateway, name: string): Promise<SourceView> {
  const listed = await everyItem<SourceView>(gateway, '/api/ingestion/sources');
  const source = listed.find((one) => one.name === name);
  if (!source) throw new Failure(`There is no source called ${harmless(name)}.`);
  return source;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!/^\d{1,3}$/.test(text) || hours > 720) throw new InvalidArgumentError('A whole number of hours, 720 at most.');
  return hours;
}

const rotatedInWords = ({ name, writeKey, keys }: SourceView): string => {
  const ending = keys.flatMap(({ endsAt, prefix }) =>
    endsAt ? [`${prefix ?? 'an older key'}… until ${time(endsAt)}`] : [],
  );
  return [
    `The new write key of ${harmless(name)}, shown this once: ${writeKey}`,
    ending.length > 0 ? `Before it hold on: ${ending.join(', ')}` : 'No key before it holds any longer.',
  ].join('\n');
};

const sourcesTable = (sources: SourceView[]): string =>
  table(
    ['SOURCE', 'CHANNEL', 'SIGNALS', 'FAILED', 'LAST SIGNAL'],
    sources.map((s) => [s.name, s.channel, count(s.signals), count(s.failed), time(s.lastSignalAt)]),
  );

const addedInWords = ({ name, channel, writeKey }: SourceView): string =>
  [
    `${harmless(name)} (${channel}) is there.`,
    ...(writeKey ? [`Its write key, shown this once: ${writeKey}`] : []),
  ].join('\n');
