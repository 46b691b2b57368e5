import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { afterAttempt } from '@mirrorloop/mailing';
import { Deliveries, IN_HAND_MS, Sender } from './deliveries.js';
import { bundled } from './bundled.js';

/** Sends what is due, many at once, so that a receiver that hangs keeps nobody else waiting for longer than it may. */
@Injectable()
@Periodic()
export class DeliverNotices extends Job {
  readonly name = 'deliver-notices';
  readonly everyMs = 1_000;
  protected readonly setSize: number = 100;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly sender: Sender,
  ) {
    super();
  }

  async run(now: Date): Promise<number> {
    const taken = await this.deliveries.take(now, new Date(now.getTime() + IN_HAND_MS), this.setSize);
    await Promise.all(
      bundled(taken).map(async (together) => {
        const answer = await this.sender.send(together, now);
        const attempted = together.map((delivery) => {
          return { delivery, answer, standing: afterAttempt(delivery.attempts, answer, now) };
        });
        await this.deliveries.record(attempted, now);
      }),
    );
    return taken.length;
  }
}
