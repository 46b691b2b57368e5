import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { Sessions } from '../../domain/sessions/session.js';

/** Keeps the tables as small as what can still be used. Safe in two replicas: deleting twice deletes once. */
@Periodic()
@Injectable()
export class ForgetEndedSessions extends Job {
  readonly name = 'forget ended sessions';
  readonly everyMs = 10 * 60_000;

  constructor(private readonly sessions: Sessions) {
    super();
  }

  async run(now: Date): Promise<void> {
    await this.sessions.forgetEnded(now);
  }
}
