import type { OrganisationSettings } from '@mirrorloop/contracts';
import type { Contacts } from '../../../domain/settings.js';

/** Everything the record is written from: nothing in it is said by hand. */
export interface AsSet {
  readonly organisation: string;
  readonly contacts: Contacts;
  readonly settings: OrganisationSettings;
  readonly days: { readonly log: number; readonly inbox: number };
  /** The roles that see customers' words and identifiers, within their scope. */
  readonly seePersonalData: readonly string[];
  readonly seeAudit: readonly string[];
  /** The organisation's own OpenID provider, where there is one. */
  readonly signInProvider: string | null;
  readonly log: 'postgres' | 'kafka';
  readonly session: { readonly idleHours: number; readonly longestDays: number };
}

export interface RecordWords {
  readonly title: string;
  readonly labels: Readonly<
    Record<
      | 'controller'
      | 'dataProtectionOfficer'
      | 'writtenAt'
      | 'purpose'
      | 'subjects'
      | 'data'
      | 'recipients'
      | 'erasure'
      | 'measures',
      string
    >
  >;
  readonly missing: string;
  readonly activities: (set: AsSet) => readonly {
    readonly name: string;
    readonly purpose: string;
    readonly subjects: string;
    readonly data: string;
    readonly recipients: string;
    readonly erasure: readonly string[];
  }[];
  readonly measures: (set: AsSet) => readonly string[];
}
