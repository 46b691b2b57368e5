import { Command } from 'commander';
import type { AddCommands } from './command.js';
import { addActions } from './commands/actions.js';
import { addAudit } from './commands/audit.js';
import { addBackup, addRestore } from './commands/backup.js';
import { addExport } from './commands/export-list.js';
import { addFailed } from './commands/failed-signals.js';
import { addImport } from './commands/import-file.js';
import { addKafkaAccounts } from './commands/kafka-accounts.js';
import { addLink } from './commands/link.js';
import { addMoveToKafka } from './commands/move-to-kafka.js';
import { addParked } from './commands/parked-messages.js';
import { addPeople } from './commands/people.js';
import { addRepublish } from './commands/republish.js';
import { addSources } from './commands/sources.js';
import { addStatus } from './commands/status.js';
import { addTokens } from './commands/tokens.js';
import { addTopics } from './commands/topics.js';
import type { Terminal } from './terminal.js';

const COMMANDS: AddCommands[] = [
  addImport,
  addSources,
  addFailed,
  addParked,
  addPeople,
  addActions,
  addLink,
  addAudit,
  addStatus,
  addBackup,
  addRestore,
  addMoveToKafka,
  addKafkaAccounts,
  addRepublish,
  addTokens,
  addTopics,
  addExport,
];

/** The whole command line. It speaks HTTP to the one address; backups alone go past it. */
export function programOf(terminal: Terminal): Command {
  const program = new Command('mirrorloop')
    .description('Mirrorloop from the command line: bring in signals and people, look after what failed, sign in.')
    .option('--json', 'print the result as JSON, for scripts')
    .option('--address <url>', 'where Mirrorloop answers', 'http://127.0.0.1:4000')
    .option(
      '--data <folder>',
      'the data folder, whose token file lets you in (default: MIRRORLOOP_DATA or ./.mirrorloop)',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(add --help to see what it takes)');
  for (const add of COMMANDS) add(program, terminal);
  return program;
}
