import { type EventOf, SettingsChanged } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { KnownSettings, type SettingsInForce } from '@mirrorloop/messaging-postgres';
import { Injectable, type Type } from '@nestjs/common';

/** Keeps the organisation's settings for one service, which asks nobody else for them. */
export function followSettings(service: string): Type {
  @Injectable()
  @Handles(SettingsChanged, { group: `${service}.follow-settings` })
  class FollowSettings implements BatchHandler<typeof SettingsChanged, SettingsInForce> {
    constructor(private readonly known: KnownSettings) {}

    load(_: unknown, tx: Transaction): Promise<SettingsInForce> {
      return this.known.lock(tx);
    }

    decide(
      { version }: SettingsInForce,
      { sequence, data: settings }: EventOf<typeof SettingsChanged>,
    ): Decision<SettingsInForce> {
      if (sequence <= version) return unchanged('these settings, or newer ones, are known');
      return decided({ version: sequence, settings });
    }

    save(inForce: SettingsInForce, tx: Transaction): Promise<void> {
      return this.known.put(inForce, tx);
    }
  }
  return FollowSettings;
}
