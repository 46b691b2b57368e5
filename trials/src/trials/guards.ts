import fs from 'node:fs';
import path from 'node:path';
import { effectsOf } from '../check/effects.js';
import { withDatabase } from '../check/with-database.js';
import { pointsWithoutTrial } from '../crash-points/points.js';
import { BOTH, demand, newSource, nothingLostOrDoubled, onEach, type Trial } from '../trial.js';

const root = path.resolve(import.meta.dirname, '../../..');

/** What is done to the tables behind the platform's back, and which of the checker's figures has to notice. */
const DAMAGE = {
  lost: `DELETE FROM ingestion.signal WHERE id = (SELECT id FROM ingestion.signal WHERE source = $1 LIMIT 1)`,
  unbalanced: `DELETE FROM ingestion.signal WHERE id = (SELECT id FROM ingestion.signal WHERE source = $1 LIMIT 1)`,
  doubled: `UPDATE insight.touchpoint_day SET total = total + 1 WHERE touchpoint = $1`,
  inverted: `UPDATE insight.signal SET score = score WHERE signal_id = (
    SELECT id FROM ingestion.signal WHERE source = $1 AND raw::jsonb -> 'properties' ->> 'n' = '1' LIMIT 1)`,
} as const;

export const balance: Trial = {
  id: 'R42',
  title: 'acknowledged = accepted + failed + duplicate + suppressed; and the checker sees what is not so',
  run: (stage) =>
    onEach(stage, BOTH, async (platform, dice) => {
      const source = await newSource(stage, platform, dice, { restMs: 0, keys: 8 });
      await source.send(200);
      const whole = await nothingLostOrDoubled(platform, source);
      for (const [figure, damage] of Object.entries(DAMAGE))
        await withDatabase(platform, async (database) => {
          await database.query('BEGIN');
          await database.query(damage, [source.name]);
          if (figure === 'inverted') return; // the time of a commit is known once it is one: see below
          const found = await effectsOf(source.name, source.ledger, database);
          await database.query('ROLLBACK');
          demand(found[figure as keyof typeof DAMAGE] > 0, `the checker doesn't see what is ${figure}`);
        });
      await withDatabase(platform, (database) => database.query(DAMAGE.inverted, [source.name]));
      const { inverted } = await withDatabase(platform, (database) => effectsOf(source.name, source.ledger, database));
      demand(inverted > 0, `the checker doesn't see what is inverted`);
      return { ...whole, 'kinds of damage seen': Object.keys(DAMAGE).length };
    }),
};

/** Each mutant is held by a spec that makes the real suite say no; those run in `npm test` and `npm run test:kafka`. */
const HELD_BY = ['libs/testing/test/mutants.spec.ts', 'libs/messaging-kafka/kafka-test/mutants.spec.ts'];
/** Those that the trials name and that the code can have today. */
const NAMED = [
  'OutboxByCursor',
  'OutboxByTransaction',
  'InboxLookedUpOutside',
  'InboxWrittenOutside',
  'offsetBeforeEffect',
  'autoResolve',
];

export const mutants: Trial = {
  id: 'R44',
  title: 'every mutant of messaging has a spec that kills it; every crash point has a trial',
  run: async () => {
    const folder = path.join(root, 'libs/testing/src/mutants');
    const exported = fs
      .readdirSync(folder)
      .flatMap((file) => [
        ...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/^export (?:class|const|function) (\w+)/gm),
      ])
      .map(([, name]) => name!);
    const specs = HELD_BY.map((file) => fs.readFileSync(path.join(root, file), 'utf8')).join('\n');
    const alive = [...new Set([...exported, ...NAMED])].filter((name) => !specs.includes(name));
    demand(alive.length === 0, `no spec kills ${alive.join(', ')}`);
    const untried = pointsWithoutTrial();
    demand(untried.length === 0, `no trial kills a process at ${untried.join(', ')}`);
    return { 'of all': { mutants: exported.length } };
  },
};
