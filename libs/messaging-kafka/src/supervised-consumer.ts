import { asError } from '@mirrorloop/kernel';
import { backOffMs, type ConsumerHealth, type Subscriber, type Subscription } from '@mirrorloop/messaging';
import type { Settings } from './config.js';
import { GroupMember } from './group-member.js';
import { Pause } from './pause.js';

/** Up for so long, a member that ends counts as its first failure again. */
const WELL_MS = 30_000;
const START_MS = 2_000;
const MOST_BACK_OFF_MS = 3_000;

/** Keeps a subscription served: a consumer that ends, crashes or falls silent is made anew, with back-off. */
export class SupervisedConsumer implements Subscription {
  private member: GroupMember | undefined;
  private error: Error | undefined;
  private closed = false;
  private closing: () => void = () => {};
  private readonly whenClosing = new Promise<void>((resolve) => (this.closing = resolve));
  private readonly pause = new Pause();
  private running: Promise<void> | undefined;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly settings: Settings,
  ) {}

  /**
   * Resolves when the first member has joined or failed, or when the group still finishes what it has in hand: another
   * replica's long batch must not hold up our start. From then on `health` tells.
   */
  async start(): Promise<void> {
    const tried = new Promise<void>((resolve) => (this.running = this.supervise(resolve)));
    const patience = new Pause();
    await Promise.race([tried, patience.rest(START_MS)]);
    patience.cutShort();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.closing();
    this.pause.cutShort();
    await this.running;
  }

  health(): ConsumerHealth {
    const ailment = this.closed ? 'closed' : (this.error?.message ?? this.member?.vitals.ailment());
    return { up: !ailment, message: ailment ?? 'reading', waiting: this.member?.lanes.waiting() ?? [] };
  }

  private async supervise(tried: () => void): Promise<void> {
    for (let failures = 0; !this.closed; failures += 1) {
      const since = Date.now();
      this.member = new GroupMember(this.subscriber, this.settings);
      this.error = await this.serve(this.member, tried);
      tried();
      await this.member.leave();
      if (Date.now() - since > WELL_MS) failures = 0;
      if (!this.closed) await this.pause.rest(backOffMs(failures, 200, MOST_BACK_OFF_MS));
    }
  }

  /** @returns why it ended; undefined when we are closing */
  private async serve(member: GroupMember, joined: () => void): Promise<Error | undefined> {
    try {
      const started = member.start();
      started.catch(() => {});
      await Promise.race([started, this.whenClosing]);
      this.error = undefined;
      joined();
      return (await Promise.race([member.vitals.ended, this.whenClosing])) ?? undefined;
    } catch (error) {
      return asError(error);
    }
  }
}
