import fs from 'node:fs';
import path from 'node:path';
import { Database, logMigrations, movedAt, turnToKafka } from '@mirrorloop/messaging-postgres';
import type { KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import { ownDatabase, type Place } from '../backup/installation.js';
import { CannotStart } from '../cannot-start.js';
import { Closing } from '../closing.js';
import { demandFreePort } from '../port.js';
import { closedDoor } from './closed-door.js';
import { followToTheEnd } from './follow-to-the-end.js';
import { demandFreshTopics } from './fresh-topics.js';

/** In this order. Before `moved` nothing is changed, after it everything is. */
export type Step = 'closed' | 'following' | 'settled' | 'moved';

export interface Move extends Place {
  readonly kafka: KafkaLogConfig;
  /** Where the gateway stands otherwise. */
  readonly port: number;
  readonly onStep: (step: Step, left?: number) => void;
}

/**
 * Turns the log of an installation that is stopped from PostgreSQL to Kafka. Nothing is copied: what is in the old log
 * is followed to its end first. Cut off anywhere, the installation starts on whichever log the database names, and
 * the move may be made again. Throws CannotStart with a plain sentence.
 *
 * @returns when the log moved
 */
export async function moveToKafka(move: Move): Promise<Date> {
  demandInstallation(move);
  const closing = new Closing();
  try {
    const { url, close } = await ownDatabase(move);
    closing.add(close);
    const log = await Database.open({ url, schema: 'log', migrations: logMigrations, poolSize: 2 });
    closing.add(() => log.close());
    return (await movedAt(log)) ?? (await moveOnce(move, url, log, closing));
  } finally {
    await closing.close();
  }
}

async function moveOnce(move: Move, databaseUrl: string, log: Database, closing: Closing): Promise<Date> {
  const { kafka, port, onStep } = move;
  await demandFreshTopics(kafka);
  await demandFreePort(port);
  closing.add(await closedDoor(port));
  onStep('closed');
  // A service that stops may have said one thing more; then it is followed again.
  do {
    await followToTheEnd(databaseUrl, log, (left) => onStep('following', left));
    onStep('settled');
  } while (!(await turnToKafka(log)));
  onStep('moved');
  return (await movedAt(log))!;
}

/** A folder that was misspelt isn't made. */
function demandInstallation({ dataDir, databaseUrl }: Place): void {
  if (databaseUrl || fs.existsSync(path.join(dataDir, 'postgres'))) return;
  throw new CannotStart(
    `There is no Mirrorloop in ${dataDir}. Name its data folder with --data, or its database in DATABASE_URL.`,
  );
}
