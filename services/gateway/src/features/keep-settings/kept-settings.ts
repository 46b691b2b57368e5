import type { OrganisationSettings } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import type { Contacts } from '../../domain/settings.js';

export interface KeptSettings {
  readonly version: number;
  readonly settings: OrganisationSettings;
  readonly contacts: Contacts;
}

export abstract class SettingsKeeper {
  abstract now(): Promise<KeptSettings>;
  /** Nobody else changes them until this transaction ends. */
  abstract lock(tx: Transaction): Promise<KeptSettings>;
  abstract put(kept: KeptSettings, tx: Transaction): Promise<void>;
}
