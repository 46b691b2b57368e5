import { SettingsChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { type AgainFrom, Republisher, type ToldAgain } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { SettingsKeeper } from './kept-settings.js';

/** Tells the settings again, as they are now, for a service that came too late for the log. */
@Injectable()
export class RepublishSettings extends Republisher {
  readonly topic = SettingsChanged.topic;
  readonly dated = false;

  constructor(private readonly keeper: SettingsKeeper) {
    super();
  }

  async page(_: AgainFrom, tx: Transaction): Promise<{ told: ToldAgain[]; next: null }> {
    const { version, settings } = await this.keeper.lock(tx);
    const again = {
      id: `settings/${version}`,
      correlationId: 'settings',
      event: SettingsChanged.of(settings, version),
    };
    return { told: version === 0 ? [] : [again], next: null };
  }
}
