import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withDatabase } from '../check/with-database.js';
import { Dice } from '../dice.js';
import { openStandalone } from '../platform/open-platforms.js';
import { demand, newSource, nothingLostOrDoubled, type Trial } from '../trial.js';
import { until } from '../until.js';

const READY_WITHIN_MS = 10_000;

/** With the database of its own in its data folder, as a newcomer has it: both die, and the next start recovers. */
export const everythingKilled: Trial = {
  id: 'R07',
  title: 'kill -9 the one process and its own database under load',
  on: ['postgres'],
  run: async (stage) => {
    const dice = new Dice(stage.seed);
    const platform = await openStandalone(path.join(stage.platforms.folder, 'r07'), () => {});
    // From its first recovery on: without it the checker can't tell the order of commits.
    await withDatabase(platform, (database) => database.query('ALTER SYSTEM SET track_commit_timestamp = on'));
    const source = await newSource(stage, platform, dice);
    try {
      source.start();
      const kills = stage.long ? 20 : 2;
      let slowestMs = 0;
      for (let kill = 1; kill <= kills; kill += 1) {
        await until('something to lose', () => source.ledger.acknowledgedSoFar > kill * 100);
        await sleep(dice.between(0, 500));
        const [process_] = platform.processes;
        platform.killDatabase();
        process_!.kill('SIGKILL');
        await until('the process to be gone', () => process_!.pid === undefined);
        const since = Date.now();
        process_!.start();
        await process_!.ready();
        slowestMs = Math.max(slowestMs, Date.now() - since);
      }
      demand(!stage.long || slowestMs < READY_WITHIN_MS, `it took ${slowestMs} ms from start to ready`);
      await source.stop();
      const whole = await nothingLostOrDoubled(platform, source);
      return { postgres: { kills, 'slowest start s': (slowestMs / 1000).toFixed(1), ...whole } };
    } finally {
      source.abandon();
      await platform.close();
    }
  },
};
