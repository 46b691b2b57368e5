import { withDatabase } from '../check/with-database.js';
import { Dice } from '../dice.js';
import { eventOf } from '../load/events.js';
import type { Sent } from '../load/ledger.js';
import type { Source } from '../load/source.js';
import type { Platform } from '../platform/platform.js';
import { BOTH, demand, newSource, nothingLostOrDoubled, onEach, type Trial } from '../trial.js';
import { until } from '../until.js';

const BATCH = 50;
const inBatches = <T>(things: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(things.length / BATCH) }, (_, i) => things.slice(i * BATCH, (i + 1) * BATCH));

const made = (source: Source, count: number, keys = 40): Sent[] =>
  Array.from({ length: count }, (_, i) => {
    const [key, n] = [`${source.name}-${i % keys}`, Math.floor(i / keys) + 1];
    return { id: `${key}-${n}`, key, n };
  });

/** Each is sent until it is acknowledged, whatever is on the way. */
async function sendAll(source: Source, sent: readonly Sent[], event = (each: Sent) => eventOf(source.name, each)) {
  for (const batch of inBatches(sent)) await source.sendThese(batch, batch.map(event));
}

/** Once in so many ids something else comes under it later. */
const CONFLICT_EVERY = 50;

export const duplicates: Trial = {
  id: 'R19',
  title: 'each event 1 to 5 times, shuffled, in one batch too; other things under taken ids',
  run: (stage) =>
    onEach(stage, BOTH, async (platform, dice) => {
      const source = await newSource(stage, platform, dice);
      const events = made(source, stage.long ? 10_000 : 500);
      // The first of each key in order, since their order is what the check of keys is about; then the repeats.
      await sendAll(source, events);
      const repeats = dice.shuffled(events.flatMap((each) => Array.from({ length: dice.between(0, 4) }, () => each)));
      await sendAll(source, repeats);
      const conflicting = events.filter((_, i) => i % CONFLICT_EVERY === 0);
      const other = (each: Sent) => eventOf(source.name, each, { event: 'Something else' });
      await sendAll(source, [...conflicting, ...conflicting], other);
      const whole = await nothingLostOrDoubled(platform, source);
      const kept = await conflictsOf(platform, source.name);
      demand(kept === conflicting.length, `${kept} of ${conflicting.length} conflicts are kept as failed signals`);
      return { sent: events.length + repeats.length + 2 * conflicting.length, id_conflict: kept, ...whole };
    }),
};

const conflictsOf = (platform: Platform, source: string): Promise<number> =>
  withDatabase(platform, async (database) => {
    const { rows } = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ingestion.failed_signal f JOIN ingestion.signal s ON s.source = f.source
         AND s.raw::jsonb ->> 'messageId' = f.message_id AND s.name = 'Feedback given'
       WHERE f.source = $1 AND f.code = 'id_conflict'`,
      [source],
    );
    return rows[0]!.n;
  });

const DAYS = 7;
const DAY_MS = 86_400_000;
const BEGINS = Date.parse(`${new Date(Date.now() - 8 * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`);

export const outOfOrder: Trial = {
  id: 'R20',
  title: `events of ${DAYS} days in any order make the same figures as in order`,
  run: (stage) =>
    onEach(stage, BOTH, async (platform) => {
      const [seeds, count] = stage.long ? [100, 200] : [2, 150];
      const figures = new Map<string, string>();
      for (let i = 0; i < seeds; i += 1) {
        const dice = new Dice(stage.seed + i);
        for (const order of ['in order', 'shuffled']) {
          const name = `${stage.id}-${i}-${order}`;
          const source = await newSource(stage, platform, dice, {}, name);
          const events = made(source, count);
          const at = (each: Sent) => Math.floor(((events.indexOf(each) + 1) / count) * DAYS * DAY_MS);
          const event = (each: Sent) => eventOf(name, each, { timestamp: new Date(BEGINS + at(each)).toISOString() });
          await sendAll(source, order === 'in order' ? events : dice.shuffled(events), event);
          figures.set(`${i} ${order}`, await figuresOf(platform, name, count));
        }
        demand(
          figures.get(`${i} in order`) === figures.get(`${i} shuffled`),
          `seed ${stage.seed + i}: ${figures.get(`${i} in order`)} in order, ${figures.get(`${i} shuffled`)} shuffled`,
        );
      }
      return { seeds, events: count, equal: seeds };
    }),
};

/** Everything that is shown of a source, without its own name and without ids. */
const SHOWN = `SELECT jsonb_build_object(
  'days', (SELECT jsonb_agg(to_jsonb(d) - 'touchpoint' ORDER BY day) FROM insight.touchpoint_day d WHERE touchpoint = $1),
  'themes', (SELECT jsonb_agg(to_jsonb(d) - 'touchpoint' ORDER BY day, theme) FROM insight.theme_day d WHERE touchpoint = $1),
  'signals', (SELECT jsonb_agg(jsonb_build_array(occurred_at, text, sentiment, score, themes, spans) ORDER BY occurred_at) FROM insight.signal WHERE source = $1),
  'subjects', (SELECT jsonb_agg(n ORDER BY n) FROM (SELECT count(*) AS n FROM ingestion.signal WHERE source = $1 GROUP BY subject_id) s),
  'customers', (SELECT count(DISTINCT u.customer_id) FROM ingestion.subject u JOIN ingestion.signal s ON s.subject_id = u.id WHERE s.source = $1)
)::text AS figures`;

const figuresOf = (platform: Platform, source: string, count: number): Promise<string> =>
  withDatabase(platform, async (database) => {
    await until('the series to be whole', async () => {
      const text = 'SELECT coalesce(sum(total), 0)::int AS n FROM insight.touchpoint_day WHERE touchpoint = $1';
      return (await database.query<{ n: number }>(text, [source])).rows[0]!.n === count;
    });
    return (await database.query<{ figures: string }>(SHOWN, [source])).rows[0]!.figures;
  });
