import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceConfig } from '@mirrorloop/messaging-nest';
import { type Database, unsettledHere } from '@mirrorloop/messaging-postgres';
import { CannotStart } from '../cannot-start.js';
import { Closing } from '../closing.js';
import { startGateway } from '../gateway.js';
import { closeServices, startServices } from '../services.js';

const LIMIT_MS = 1_800_000;
const UNSENT = `SELECT (SELECT count(*) FROM ingestion.outbox) + (SELECT count(*) FROM insight.outbox)
  + (SELECT count(*) FROM action_tracker.outbox) + (SELECT count(*) FROM gateway.outbox) AS n`;

/** Lets every service follow the log in PostgreSQL until nothing in it is left to settle, and stops them. */
export async function followToTheEnd(
  databaseUrl: string,
  log: Database,
  onLeft: (left: number) => void,
): Promise<void> {
  const closing = new Closing();
  try {
    await startAll(databaseUrl, closing);
    const limit = Date.now() + LIMIT_MS;
    for (let left = await leftIn(log); left > 0; left = await leftIn(log)) {
      if (Date.now() > limit)
        throw new CannotStart(`${left} messages were not settled within half an hour. Nothing is changed.`);
      onLeft(left);
      await sleep(250);
    }
  } finally {
    await closing.close();
  }
}

/** On free ports that nobody knows: nothing comes in but from the log. */
async function startAll(databaseUrl: string, closing: Closing): Promise<void> {
  const token = randomBytes(32).toString('hex');
  const config: ServiceConfig = {
    databaseUrl,
    serviceSecret: randomBytes(32).toString('hex'),
    log: 'postgres',
    kafkaBrokers: [],
    host: '127.0.0.1',
    port: 0,
    quiet: true,
  };
  const services = await startServices(config);
  closing.add(() => closeServices(services));
  const gateway = await startGateway({ config, services, token, sample: false });
  closing.add(() => gateway.close());
}

const leftIn = async (log: Database): Promise<number> =>
  Number((await log.query<{ n: string }>(UNSENT))[0]!.n) + (await unsettledHere(log));
