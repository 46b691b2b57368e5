import { followersOfSignals } from '@mirrorloop/contracts';
import { Clock, Unavailable } from '@mirrorloop/kernel';
import { Log, MAY_LAG_MS } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';

const ASKED_EVERY_MS = 1_000;

/** Those who follow what imports make: insight and the gateway. */
@Injectable()
export class ReadersOfSignals {
  private askedAt = -Infinity;
  private behind = false;

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** As of a second ago at most. A log that is away can't tell: then they count as behind. */
  async areBehind(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.askedAt < ASKED_EVERY_MS) return this.behind;
    this.behind = await this.ask();
    this.askedAt = now;
    return this.behind;
  }

  private async ask(): Promise<boolean> {
    const asked = followersOfSignals.map((group) => this.log.isBehind(group, ['ingestion.signals'], MAY_LAG_MS));
    try {
      return (await Promise.all(asked)).some(Boolean);
    } catch (error) {
      if (error instanceof Unavailable) return true;
      throw error;
    }
  }
}
