import { Job, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { afterAttempt } from '@mirrorloop/mailing';
import { Deliveries, Sender } from './deliveries.js';

/** Longer than any attempt takes: then whoever took it has died. */
const IN_HAND_MS = 60_000;

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
      taken.map(async (delivery) => {
        const answer = await this.sender.send(delivery, now);
        const standing = afterAttempt(delivery.attempts, answer, now);
        await this.deliveries.record([{ delivery, answer, standing }], now);
      }),
    );
    return taken.length;
  }
}
