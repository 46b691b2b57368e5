import { asError, crashPoint } from '@mirrorloop/kernel';
import { backOffMs } from './failure-policy.js';
import { Loop } from './loop.js';
import type { Envelope } from './message.js';
import type { Log, UnsentEvents } from './ports.js';

const BATCH = 1_000;
/** `wake` is the rule; the poll only catches what another process, or one that was killed, left behind. */
const POLL_MS = 250;

/** Carries one service's outbox to the log: one batch in flight, in order of id, marked sent once it is durable. */
export class Relay {
  private failures = 0;
  private error: Error | undefined;
  private readonly loop: Loop;

  constructor(
    private readonly unsent: UnsentEvents,
    private readonly log: Log,
    private readonly service = '',
  ) {
    this.loop = new Loop(() => this.once());
  }

  start(): void {
    this.loop.start();
  }
  /** Something was just put into the outbox. */
  wake(): void {
    this.loop.wake();
  }
  /** Lets the batch in flight finish. */
  stop(): Promise<void> {
    return this.loop.stop();
  }
  health(): { up: boolean; message: string } {
    return this.error ? { up: false, message: this.error.message } : { up: true, message: 'relaying' };
  }

  private async send(envelopes: readonly Envelope[]): Promise<void> {
    crashPoint(this.service, 'relay.before-append');
    await this.log.append(envelopes);
    crashPoint(this.service, 'relay.before-mark');
  }

  /** @returns how long to wait before the next look, in ms */
  private async once(): Promise<number> {
    try {
      const sent = await this.unsent.relay(BATCH, (envelopes) => this.send(envelopes));
      if (sent) crashPoint(this.service, 'relay.after-mark');
      this.failures = 0;
      this.error = undefined;
      return sent === BATCH ? 0 : POLL_MS;
    } catch (error) {
      this.error = asError(error);
      this.failures += 1;
      return backOffMs(this.failures, 100, 5_000);
    }
  }
}
