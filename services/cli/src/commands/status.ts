import type { Readiness } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { Failure } from '../gateway/failure.js';
import { table } from '../output/text.js';

export const addStatus: AddCommands = (program, terminal) => {
  program
    .command('status')
    .description('is everything well? Ends with 1 where it is not')
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const readiness = await work.gateway.get<Readiness>('/health/ready', { alsoGood: 503 });
      work.show(readiness, () => statusTable(readiness));
      if (readiness.status !== 'ok') throw new Failure('Not everything is well.');
    });
};

const statusTable = ({ details = {} }: Readiness): string =>
  table(
    ['PART', 'STATE', 'SAYS'],
    Object.entries(details).map(([part, { status, message }]) => [part, status, message ?? '']),
  );
