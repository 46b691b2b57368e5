import { Settings } from '@mirrorloop/messaging';
import { Database, forgetParked } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { ForgetOld } from './forget-old.js';
import { Periodic } from './job.js';

/** Parked messages hold what came: nobody dealt with them for as long as the organisation keeps them. */
@Injectable()
@Periodic()
export class ForgetParked extends ForgetOld {
  readonly kind = 'parked';

  constructor(
    private readonly database: Database,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return forgetParked(this.database, before);
  }
}
