import { HeldClock } from '@mirrorloop/kernel';
import { eventually } from '@mirrorloop/testing';
import type { DiscoveryService } from '@nestjs/core';
import { JobRunner } from './job-runner.js';
import { Job, Periodic } from './job.js';

/** Runs once an hour, and the first time its database is away. */
@Periodic()
class Hourly extends Job {
  readonly name = 'hourly';
  readonly everyMs = 3_600_000;
  runs = 0;
  run(): Promise<void> {
    this.runs += 1;
    return this.runs === 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve();
  }
}

describe('the runner of jobs', () => {
  it('tries a job that failed again within seconds, however seldom it runs, and is sound again when it passes', async () => {
    const job = new Hourly();
    const discovery = { getProviders: () => [{ instance: job }] } as unknown as DiscoveryService;
    const runner = new JobRunner(discovery, new HeldClock(new Date()));
    runner.start();
    await eventually(() => !runner.health().up, { missing: 'the failure' });
    expect(runner.health().message).toBe('hourly: the database is away');
    await eventually(() => runner.health().up, { missing: 'the second try' });
    expect(job.runs).toBe(2);
    await runner.stop();
  });
});
