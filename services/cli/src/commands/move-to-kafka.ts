import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { counted, time } from '../output/text.js';
import { runProgram } from './run-program.js';

type Step = { step?: 'closed' | 'following' | 'settled' | 'moved'; left?: number };

const WORDS: Record<NonNullable<Step['step']>, (left: number) => string> = {
  closed: () => 'Whoever sends something is told to come again.',
  following: (left) => `${counted(left, 'message')} to settle.`,
  settled: () => 'Everything in PostgreSQL is settled.',
  moved: () => 'The log is in Kafka.',
};

export const addMoveToKafka: AddCommands = (program, terminal) => {
  program
    .command('move-to-kafka')
    .description('turn the log from PostgreSQL to the Kafka that KAFKA_BROKERS names, with Mirrorloop stopped')
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const { port } = new URL(command.optsWithGlobals<{ address: string }>().address);
      const done = await runProgram<{ movedAt: string }, Step>(
        'move-to-kafka/main.js',
        ['--port', port || '80'],
        work,
        ({ step, left = 0 }) => {
          if (step) terminal.err(`  ${WORDS[step](left)}`);
        },
      );
      work.show(
        done,
        () => `The log moved to Kafka at ${time(done.movedAt)}. Start Mirrorloop with LOG=kafka and KAFKA_BROKERS.`,
      );
    });
};
