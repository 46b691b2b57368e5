import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from './too-many.js';

const WINDOW_S = 10;

/** Counts the requests of each caller of one kind within the window; one caller's count is nobody else's. */
export class CountRequests {
  private readonly counts: RateLimiterMemory;

  constructor(
    kind: string,
    private readonly limit: number,
  ) {
    this.counts = new RateLimiterMemory({ keyPrefix: kind, points: limit, duration: WINDOW_S });
  }

  /** Throws TooMany once there were more than the limit; anything else it throws refuses the request, too. */
  async count(caller: string): Promise<void> {
    try {
      await this.counts.consume(caller);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new TooMany(secondsOf(error));
      throw error;
    }
  }

  /** Throws TooMany where the limit was reached, and counts nothing. */
  async refuseSpent(caller: string): Promise<void> {
    const counted = await this.counts.get(caller);
    if (counted && counted.consumedPoints >= this.limit) throw new TooMany(secondsOf(counted));
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1_000));
