import type { OpenTransaction } from './actions.js';
import type { CostOfDelay } from './cost-of-delay.js';
import type { Reason } from './escalation-policy.js';
import type { Minutes } from './minutes.js';
import type { NoticeKind } from './timers.js';

/** Whose something is: nobody's where both are null; an id without a name is of somebody no longer known. */
export interface OwnerOfNotice {
  readonly id: string | null;
  readonly name: string | null;
}
/** @param owner undefined where nobody of that id is known (any more) */
export const ownerOfNotice = (id: string | null, owner: { readonly name: string } | undefined): OwnerOfNotice => ({
  id,
  name: owner?.name ?? null,
});

/** What the console tells its people, and the channels carry: what it says, not how it is said. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: NoticeKind;
  /** What it is about: an action, a case, or a meeting. */
  readonly actionId: string | null;
  readonly caseId?: string;
  readonly meetingId?: string;
  readonly title: string;
  /** Of minutes: who closed the meeting, by name alone. */
  readonly owner: OwnerOfNotice;
  readonly deadline: Date;
  readonly at: Date;
  /** Who hears of it; nobody where nobody is known who could. */
  readonly toId: string | null;
  readonly to: string | null;
  /** Who hears of it besides, by mail. */
  readonly toIds?: readonly string[];
  /** What a mail says besides, and the iCalendar file that comes with it. */
  readonly minutes?: Minutes;
  readonly calendar?: string | null;
  /** Of an escalation: why somebody has to hear, and since when that is so. */
  readonly reason?: Reason;
  readonly since?: Date;
  /** How often in a row; of an escalation, which step. */
  readonly times: number;
  /** What waiting has cost so far, where that is told. */
  readonly cost: CostOfDelay | null;
}

export abstract class NoticeBoard {
  /** Kept, and on its way by mail and by each channel, in the transaction in which it came up. */
  abstract notice(notices: readonly NoticeRow[], tx: OpenTransaction): Promise<void>;
}
