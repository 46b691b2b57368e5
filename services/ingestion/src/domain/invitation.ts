import type { OpenTransaction } from './intake.js';

/** Why a customer isn't mailed. */
export type WhyNot =
  | 'unknown-customer'
  | 'no-address'
  | 'no-consent'
  | 'withdrawn'
  | 'not-reachable'
  | 'asked-lately'
  | 'already-asked'
  | 'over'
  | 'failed';

/** What there is to know before a customer is asked. */
export interface Askable {
  readonly customerId: string;
  /** Nothing where they never said. */
  readonly consent: boolean | undefined;
  /** An address that mail reaches, as far as we know. */
  readonly address: string | undefined;
  /** Each address they have refused a mail for good. */
  readonly unreachable: boolean;
  /** When they were last asked by another study. */
  readonly lastAsked: Date | undefined;
  /** This study has asked them already, under this or another of their subjects. */
  readonly askedByThis: boolean;
}

const DAY_MS = 86_400_000;

/** Why this customer may not be asked now; undefined where they may. */
export function whyNotAsk(customer: Askable | undefined, windowDays: number, now: Date): WhyNot | undefined {
  if (!customer) return 'unknown-customer';
  const { consent, address, unreachable, lastAsked, askedByThis } = customer;
  if (askedByThis) return 'already-asked';
  if (consent === undefined) return 'no-consent';
  if (!consent) return 'withdrawn';
  if (!address) return unreachable ? 'not-reachable' : 'no-address';
  if (lastAsked && lastAsked.getTime() > now.getTime() - windowDays * DAY_MS) return 'asked-lately';
  return undefined;
}

/** A study that would ask a customer, named by one of their subjects. */
export interface Asking {
  readonly studyId: string;
  readonly subjectId: string;
}

/** One invitation or reminder as it was requested. */
export interface Requested {
  readonly mailId: string;
  readonly invitationId: string;
  readonly studyId: string;
  readonly subjectId: string;
  readonly title: string;
  readonly language: 'en' | 'de';
  readonly message: string | null;
  readonly endsAt: Date | null;
  readonly reminder: number;
  readonly sealed: string;
}

export interface ContactSettings {
  readonly version: number;
  readonly windowDays: number;
}

/** Who has been asked what, and whether they may be. */
export abstract class Invitations {
  /** Who isn't known is left out. Takes its turn, so that two studies don't ask one customer at a time. */
  abstract askable(of: readonly Asking[], tx: OpenTransaction): Promise<(Asking & Askable)[]>;
  /** Invitations, of these, that were mailed: only those are reminded. */
  abstract mailed(invitationIds: readonly string[], tx: OpenTransaction): Promise<ReadonlySet<string>>;
  abstract keep(
    requested: readonly (Requested & { readonly whyNot: WhyNot | null })[],
    now: Date,
    tx: OpenTransaction,
  ): Promise<void>;
  abstract settings(tx?: OpenTransaction): Promise<ContactSettings>;
  /** @returns false where the settings aren't at the version that was seen */
  abstract changeSettings(to: ContactSettings, seen: number): Promise<boolean>;
  /** They said so themselves, now. */
  abstract sayConsent(subjectId: string, given: boolean, now: Date, tx: OpenTransaction): Promise<boolean>;
}
