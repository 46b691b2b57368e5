import type { KindOfData } from '@mirrorloop/contracts';
import { forgottenBefore, Settings } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { Job } from './job.js';

/** Forgets what the organisation has kept long enough of one kind of data, where it said how long that is. */
@Injectable()
export abstract class ForgetOld extends Job {
  abstract readonly kind: KindOfData;
  readonly everyMs: number = 3_600_000;

  constructor(private readonly settings: Settings) {
    super();
  }

  get name(): string {
    return `forget ${this.kind}`;
  }

  async run(now: Date): Promise<number> {
    const before = forgottenBefore(await this.settings.now(), this.kind, now);
    return before ? this.forget(before) : 0;
  }

  /** One set of it. @returns how many; 0 when none is left */
  protected abstract forget(before: Date): Promise<number>;
}
