import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { counted } from '../output/text.js';
import { runProgram } from './run-program.js';

interface Done {
  accounts: string[];
  withPassword: string[];
}

export const addKafkaAccounts: AddCommands = (program, terminal) => {
  program
    .command('kafka-accounts')
    .description(
      'give each service its account in the Kafka that KAFKA_BROKERS names, as an account that may do everything; ' +
        'passwords from INGESTION_KAFKA_PASSWORD and so on',
    )
    .action(async (_options: object, command: Command) => {
      const work = workOf(command, terminal);
      const done = await runProgram<Done, object>('kafka-accounts/main.js', [], work, () => {});
      const { accounts, withPassword } = done;
      work.show(
        done,
        () =>
          `${counted(accounts.length, 'account')} may do what its service does: ${accounts.join(', ')}. ` +
          `${counted(withPassword.length, 'password')} set.`,
      );
    });
};
