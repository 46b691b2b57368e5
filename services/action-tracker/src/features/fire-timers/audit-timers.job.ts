import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { PassedTimers } from './passed-timers.js';

/** Proves every hour that each promise is watched, and what passed is escalated; an action that isn't turns the job, and so readiness, red. */
@Injectable()
@Periodic()
export class AuditTimers extends Job {
  readonly name = 'audit-timers';
  readonly everyMs = 3_600_000;

  constructor(private readonly timers: PassedTimers) {
    super();
  }

  async run(): Promise<void> {
    const unwatched = await this.timers.unwatched();
    if (unwatched.length === 0) return;
    const named = unwatched.slice(0, 10).map(({ actionId, kind }) => `${actionId} (${kind})`);
    throw new Error(`${unwatched.length} timers are missing: ${named.join(', ')}`);
  }
}
