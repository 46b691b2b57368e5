import type { SourceView } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { json } from '../gateway/gateway.js';
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
