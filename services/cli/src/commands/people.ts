import { readFile } from 'node:fs/promises';
import type { PeopleImported } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { counted, harmless } from '../output/text.js';

export const addPeople: AddCommands = (program, terminal) => {
  const people = program.command('people').description('who works here');
  people
    .command('import')
    .description('take in people and their teams; a second time changes nothing')
    .argument(
      '<file>',
      'a CSV file: name,email,title,team,manager_email,time_zone and perhaps deputy_email,stores,calendar,language',
    )
    .action(async (file: string, _options: object, command: Command) => {
      const work = workOf(command, terminal);
      const content = await readFile(file).catch(() => {
        throw new Failure(`There is no file ${file}.`);
      });
      const done = await work.gateway.post<PeopleImported>('/api/gateway/people/import', { type: 'text/csv', content });
      work.show(done, () => importedInWords(done));
      if (done.failed.length > 0) throw new Failure(`${counted(done.failed.length, 'line')} could not be taken.`);
    });
};

const importedInWords = ({ people, teams, unchanged, failed }: PeopleImported): string =>
  [
    `${counted(people, 'person', 'people')} and ${counted(teams, 'team')} new or changed, ${counted(unchanged, 'person', 'people')} unchanged.`,
    ...failed.map(({ line, path, message }) => `  line ${line}${path ? `, ${path}` : ''}: ${harmless(message)}`),
  ].join('\n');
