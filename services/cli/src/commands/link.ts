import type { LinkView } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, workOf } from '../command.js';
import { json } from '../gateway/gateway.js';
import { time } from '../output/text.js';

export const addLink: AddCommands = (program, terminal) => {
  program
    .command('link')
    .description('make a new link that signs in once')
    .option('--as <email>', 'whom it signs in: one of the people imported; else the administrator')
    .action(async ({ as }: { as?: string }, command: Command) => {
      const work = workOf(command, terminal);
      const link = await work.gateway.post<LinkView>('/api/gateway/links', json(as ? { email: as } : {}));
      work.show(link, () => `Open this in a browser. It signs in once, until ${time(link.expiresAt)}:\n  ${link.url}`);
    });
};
