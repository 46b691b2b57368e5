import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Republished } from '@mirrorloop/contracts';
import type { Command } from 'commander';
import { type AddCommands, type Work, workOf } from '../command.js';
import { Away } from '../gateway/failure.js';
import { counted, harmless } from '../output/text.js';

/** The platform asks to wait while its log is behind; a restart is waited out too. */
const PATIENCE_MS = 120_000;
const AGAIN_MS = 1_000;

export const addRepublish: AddCommands = (program, terminal) => {
  program
    .command('republish')
    .description('tell a topic again from the tables of its owner, for a reader that lost or never had it')
    .argument('<topic>', 'such as ingestion.signals')
    .option('--from <date>', 'only what happened since, where the topic tells of times')
    .action(async (topic: string, { from }: { from?: string }, command: Command) => {
      const work = workOf(command, terminal);
      const published = await everyPage(topic, from, work);
      work.show({ topic, published }, () => `${counted(published, 'event')} of ${harmless(topic)} told again.`);
    });
};

async function everyPage(topic: string, from: string | undefined, work: Work): Promise<number> {
  const run = randomUUID();
  let published = 0;
  for (let after: string | null = ''; after !== null;) {
    const query = new URLSearchParams({ topic, run, ...(after && { after }), ...(from && { from }) });
    const page: Republished = await patiently(() => work.gateway.post(`/api/${ownerOf(topic)}/republish?${query}`));
    published += page.published;
    after = page.next;
    if (work.terminal.watched && after !== null) work.terminal.err(`  ${counted(published, 'event')}`);
  }
  return published;
}

/** A topic is named after its owner. */
const ownerOf = (topic: string): string => encodeURIComponent(topic.split('.')[0]!);

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const since = Date.now(); ; await pause(AGAIN_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Away) || Date.now() - since > PATIENCE_MS) throw error;
    }
  }
}
