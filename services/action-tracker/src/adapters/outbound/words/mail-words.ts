import type { Reason } from '../../../domain/escalation-policy.js';
import type { Decision } from '../../../domain/meeting.js';
import type { NoticeKind } from '../../../domain/timers.js';

/** What mails and channels say, in one language. Instants and amounts come as they are read there. */
export interface MailWords {
  readonly locale: string;
  readonly what: Readonly<Record<NoticeKind, string>>;
  /** Of what stalled several times. */
  readonly again: (times: number) => string;
  /** Which step of an escalation it is, counted from 1. */
  readonly step: (step: number) => string;
  readonly since: Readonly<Record<Reason, (at: string) => string>>;
  readonly owner: (owner: string, deadline: string) => string;
  readonly nobody: string;
  readonly noLongerKnown: string;
  readonly to: (name: string) => string;
  readonly cost: (amount: string, basis: string) => string;
  /** @param weeks with one decimal at most @param rate what one of them costs */
  readonly waiting: (weeks: string, rate: string) => string;
  /** Of a button that leads to the page. */
  readonly open: string;
  readonly closed: (by: string, at: string) => string;
  readonly more: (n: number) => string;
  readonly decided: Readonly<Record<Decision, string>>;
  readonly held: (from: string, to: string) => string;
  readonly attendees: (names: string) => string;
  readonly promise: (owner: string, deadline: string, problem: string) => string;
  readonly note: (note: string) => string;
  readonly notes: string;
  readonly next: (at: string) => string;
  readonly noNext: string;
}
