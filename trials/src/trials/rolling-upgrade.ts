import path from 'node:path';
import type { Replica } from '@mirrorloop/cluster';
import { withDatabase } from '../check/with-database.js';
import { Dice } from '../dice.js';
import { ask } from '../load/ask.js';
import { Chores } from '../load/chores.js';
import type { Installation } from '../platform/platform.js';
import { demand, type Figures, newSource, nothingLostOrDoubled, type Stage, type Trial } from '../trial.js';
import { until } from '../until.js';
import { ALL, openRollingPlatform, type Part, type RollingPlatform } from '../upgrade/rolling-platform.js';
import { programOf, thisVersion, type Version, versionBefore } from '../upgrade/version.js';
import { choresAreWhole } from './crashes.js';

/** Of all answers: 0.1%. */
const MOST_SERVER_ERRORS = 0.001;

export const rollingUpgrade: Trial = {
  id: 'R18',
  title: 'a version before is replaced by this one and back, one replica at a time, under load, both writing',
  on: ['kafka'],
  bringsItsOwn: true,
  longOnly: true,
  run: async (stage) => {
    const before = versionBefore(path.join(stage.platforms.folder, 'version-before'), stage.from);
    try {
      stage.say(`     R18 starts from ${before.name}, ${told(before.otherDependencies)}.`);
      return { kafka: await thereAndBack(stage, before) };
    } finally {
      before.remove();
    }
  },
};

const told = (others: readonly string[]): string =>
  others.length === 0
    ? 'with the dependencies that it was made for'
    : `with today's dependencies, of which ${others.length} are others than it was made for: ${others.join(', ')}`;

async function thereAndBack(stage: Stage, before: Version): Promise<Figures> {
  const { folder, postgres } = stage.platforms;
  const platform = await openRollingPlatform(path.join(folder, 'r18'), postgres, before, () => {});
  const source = await newSource(stage, platform, new Dice(stage.seed));
  const chores = new Chores(platform, stage.id);
  try {
    source.start();
    chores.start();
    for (const part of ALL) for (const replica of platform.replicas[part]) await writes(platform, part, replica);
    const migrationsBefore = await migrationsIn(platform);
    await platform.accountsOf(thisVersion);
    await replaceAll(stage, platform, ALL, thisVersion);
    const migrationsAfter = await migrationsIn(platform);
    await replaceAll(stage, platform, ALL.toReversed(), before);
    await source.stop();
    await chores.stop();
    const whole = await nothingLostOrDoubled(platform, source);
    await choresAreWhole(platform, chores);
    const audit = await ask<{ intact: boolean; entries: number }>(platform, 'GET', '/api/gateway/audit/verify');
    demand(audit.intact, 'the chain of the audit trail is broken');
    return {
      'migrations applied': migrationsAfter - migrationsBefore,
      'replicas replaced': 2 * Object.values(platform.replicas).flat().length,
      ...answers(platform),
      insights: chores.insights.length,
      commitments: chores.committed.length,
      files: chores.imports.length,
      'audit entries': audit.entries,
      ...whole,
    };
  } finally {
    source.abandon();
    chores.abandon();
    await platform.close();
  }
}

function answers({ front: { figures } }: RollingPlatform): Figures {
  const { all, serverErrors } = figures;
  const said = `${serverErrors.length} of ${all} answers were 5xx`;
  demand(serverErrors.length <= all * MOST_SERVER_ERRORS, `${said}: ${serverErrors.slice(0, 20).join('; ')}`);
  return { answers: all, '5xx': serverErrors.length };
}

/** The next one goes when the one before it is ready and has done something that is written down. */
async function replaceAll(stage: Stage, platform: RollingPlatform, parts: readonly Part[], version: Version) {
  for (const part of parts)
    for (const replica of platform.replicas[part]) {
      const since = Date.now();
      const brokenBefore = platform.front.figures.serverErrors.length;
      await replica.become(programOf(version, part));
      await writes(platform, part, replica);
      const broken = platform.front.figures.serverErrors.slice(brokenBefore);
      stage.say(
        `     ${replica.name} is ${version.name} and writes after ${((Date.now() - since) / 1000).toFixed(1)} s` +
          (broken.length > 0 ? `; 5xx: ${broken.join('; ')}` : ''),
      );
    }
}

const writes = (platform: RollingPlatform, part: Part, replica: Replica): Promise<boolean> => {
  const answeredBefore = platform.front.figures.by(replica.name);
  return until(`${replica.name} to write`, async () => {
    if (part === 'gateway' && platform.front.figures.by(replica.name) === answeredBefore) return false;
    return (await settledBy(replica, platform.token)) > 0;
  });
};

/** What the process itself counts since it started: batches of signals taken in, or messages whose effects are kept. */
async function settledBy({ url }: Replica, token: string): Promise<number> {
  const text = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } }).then(
    (answer) => answer.text(),
    () => '',
  );
  return text
    .split('\n')
    .filter((line) => WRITTEN.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(1)), 0);
}
const WRITTEN =
  /^mirrorloop_messages_total\{.*outcome="handled"|^http_server_request_duration_count\{.*status_code="200",http_route="\/v1\//;

const migrationsIn = (installation: Installation): Promise<number> =>
  withDatabase(installation, async (database) => {
    const { rows } = await database.query<{ n: number }>(
      `SELECT ((SELECT count(*) FROM ingestion.migration) + (SELECT count(*) FROM insight.migration)
        + (SELECT count(*) FROM action_tracker.migration) + (SELECT count(*) FROM gateway.migration))::int AS n`,
    );
    return rows[0]!.n;
  });
