import { Clock } from '@mirrorloop/kernel';
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

/** Whom a study asked is kept as long as its answers are, and never shorter than the window within which nobody is asked again. */
@Injectable()
@Periodic()
export class ForgetInvitations extends ForgetOld {
  readonly kind = 'answers';

  constructor(
    private readonly old: OldData,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    super(settings);
  }

  protected forget(before: Date): Promise<number> {
    return this.old.forgetInvitations(before, this.clock.now());
  }
}
