import { Clock } from '@mirrorloop/kernel';
import { backOffMs, Loop } from '@mirrorloop/messaging';
import { asError } from '@mirrorloop/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { isPeriodic, Job } from './job.js';
import { Sweep } from './sweep.js';

/** Runs every `@Periodic` job of the service, each in a loop of its own. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('jobs');
  private readonly loops = new Map<string, Loop>();
  private readonly errors = new Map<string, Error>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
  ) {}

  start(): void {
    for (const job of this.jobs()) {
      const loop = this.loopOf(job);
      this.loops.set(job.name, loop);
      loop.start();
    }
  }

  /** Which sweep parks under that group. */
  sweepOf(group: string): Sweep<unknown> | undefined {
    return this.jobs().find((job): job is Sweep<unknown> => job instanceof Sweep && job.group === group);
  }

  private jobs(): Job[] {
    const instances = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    return instances.filter((one): one is Job => one instanceof Job && isPeriodic(one.constructor));
  }

  /** Don't wait for the next round: something was just put there for this job. */
  wake(name: string): void {
    this.loops.get(name)?.wake();
  }

  /** Lets each job finish the round it is in. */
  async stop(): Promise<void> {
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
  }

  health(): { up: boolean; message: string } {
    const failing = [...this.errors].map(([name, error]) => `${name}: ${error.message}`);
    return { up: failing.length === 0, message: failing.join('; ') || `${this.loops.size} jobs` };
  }

  private loopOf(job: Job): Loop {
    let failures = 0;
    return new Loop(async () => {
      try {
        const more = await job.run(this.clock.now());
        failures = 0;
        this.errors.delete(job.name);
        return more ? 0 : job.everyMs;
      } catch (error) {
        this.errors.set(job.name, asError(error));
        this.logger.error(`${job.name}: ${asError(error).message}`, asError(error).stack);
        // Also a job that runs once an hour comes again soon: until it has passed, the service isn't ready.
        return backOffMs(failures++, 200, 10_000);
      }
    });
  }
}
