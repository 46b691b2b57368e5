import type { KindOfData } from '@mirrorloop/contracts';
import { forgottenBefore, OldData, Settings } from '@mirrorloop/messaging';
import { Injectable, type Type } from '@nestjs/common';
import { Job, Periodic } from './job.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Forgets what the organisation has kept long enough of one kind of data, where it said how long that is. */
@Injectable()
export abstract class ForgetOld extends Job {
  abstract readonly kind: KindOfData;
  readonly everyMs: number = HOUR_MS;

  constructor(private readonly settings: Settings) {
    super();
  }

  get name(): string {
    return `forget ${this.kind}`;
  }

  async run(now: Date): Promise<number> {
    const before = forgottenBefore(await this.settings.now(), this.kind, now);
    return before ? this.forget(before, now) : 0;
  }

  /** One set of it. @returns how many; 0 when none is left */
  protected abstract forget(before: Date, now: Date): Promise<number>;
}

/** The job that forgets one kind of a service's `OldData`. Whoever has to go through everything old does so once a day. */
export function forgets(kind: KindOfData, often: 'hourly' | 'daily'): Type<ForgetOld> {
  @Injectable()
  @Periodic()
  class ForgetOldData extends ForgetOld {
    readonly kind = kind;
    override readonly everyMs = often === 'daily' ? DAY_MS : HOUR_MS;

    constructor(
      private readonly old: OldData,
      settings: Settings,
    ) {
      super(settings);
    }

    protected forget(before: Date, now: Date): Promise<number> {
      return this.old.forget(kind, before, now);
    }
  }
  return ForgetOldData;
}
