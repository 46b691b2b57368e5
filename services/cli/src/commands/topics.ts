import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { eventsIn, type ServerSent } from '../gateway/server-sent.js';

interface TailOptions {
  filter: string[];
  fromBeginning?: boolean;
  after?: string;
  count?: number;
}

const AGAIN_MS = 1_000;

export const addTopics: AddCommands = (program, terminal) => {
  const topics = program.command('topics').description('hear what happens, as it happens');
  topics
    .command('tail')
    .description('follow topics until Ctrl-C; comes again by itself, without loss, when the line breaks')
    .argument('<topics...>', 'such as insight.insights action-tracker.actions')
    .option('--filter <condition>', 'type:…, key:… or data.field:…; several values with |; repeatable', collect, [])
    .option('--from-beginning', 'begin with the oldest event that is kept')
    .option('--after <id>', 'go on behind the event of this id')
    .option('--count <n>', 'end after so many events', Number)
    .action(async (names: string[], options: TailOptions, command: Command) => {
      const work = workOf(command, terminal);
      let lastId = options.after;
      let left = options.count ?? Infinity;
      const show = ({ event, data, id }: ServerSent): void => {
        lastId = id || lastId;
        if (event === 'message') {
          left -= 1;
          terminal.out(work.json ? data : inWords(data));
        } else if (event !== 'beat' && event !== 'state') terminal.err(`${event}: ${data}`);
      };
      while (left > 0) {
        const lines = await work.gateway.stream(pathOf(names, options), lastId);
        for await (const said of eventsIn(lines)) {
          show(said);
          if (said.event === 'end' && said.data.includes('not-allowed'))
            throw new Failure('You may no longer hear this.');
          if (left <= 0) return;
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    });
};

const collect = (value: string, before: string[]): string[] => [...before, value];

function pathOf(topics: readonly string[], { filter, fromBeginning }: TailOptions): string {
  const query = new URLSearchParams({ topics: topics.join(',') });
  for (const condition of filter) query.append('filter', condition);
  if (fromBeginning) query.set('from', 'beginning');
  return `/topics/events?${query}`;
}

function inWords(data: string): string {
  const { time, type, subject, data: said } = JSON.parse(data) as Record<'time' | 'type' | 'subject' | 'data', string>;
  return `${time}  ${type}  ${subject}  ${JSON.stringify(said)}`;
}
