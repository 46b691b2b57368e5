import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { AnsweredRequests } from '../../domain/answered-requests.js';

const DAY_MS = 86_400_000;
/** Longer than any client goes on repeating one request. */
const KEPT_DAYS = 7;

/** Idempotency keys are kept for a week, so that the table holds what can still be repeated and no more. */
@Injectable()
@Periodic()
export class ForgetAnswers extends Job {
  readonly name = 'forget-answers';
  readonly everyMs = 3_600_000;

  constructor(private readonly answered: AnsweredRequests) {
    super();
  }

  async run(now: Date): Promise<void> {
    await this.answered.forgetBefore(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  }
}
