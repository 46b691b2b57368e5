import { Settings } from '@mirrorloop/messaging';
import { ForgetOld, Periodic } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { OldData } from './old-data.js';

@Injectable()
@Periodic()
export class ForgetWords extends ForgetOld {
  readonly kind = 'words';
  /** Whoever goes through everything old does so once a day. */
  override readonly everyMs = 86_400_000;

  constructor(
    private readonly old: OldData,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return this.old.forgetWords(before);
  }
}

@Injectable()
@Periodic()
export class ForgetFailedSignals extends ForgetOld {
  readonly kind = 'failedSignals';

  constructor(
    private readonly old: OldData,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return this.old.forgetFailedSignals(before);
  }
}
