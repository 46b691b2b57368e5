import type { Channel } from '../../domain/channel.js';
import type { Answer, Standing } from '@mirrorloop/mailing';
import type { CostOfDelay } from '../../domain/cost-of-delay.js';
import type { Reason } from '../../domain/escalation-policy.js';
import type { Minutes } from '../../domain/minutes.js';
import type { StakesSide } from '../../domain/stakes.js';
import type { NoticeKind } from '../../domain/timers.js';

export interface NoticeToSend {
  readonly kind: NoticeKind;
  readonly actionId: string | null;
  readonly caseId: string | null;
  readonly meetingId: string | null;
  readonly title: string;
  /** `ownerName`, or in English what stands in its place. */
  readonly owner: string;
  readonly ownerId: string | null;
  /** Null where it is nobody's (there is no id either), or theirs who aren't known any more. */
  readonly ownerName: string | null;
  readonly deadline: Date;
  readonly at: Date;
  readonly to: string | null;
  readonly times: number;
  /** Of a notice of the version before with its basis in English alone. */
  readonly cost: CostOfDelay | StakesSide | null;
  /** Of an escalation: why somebody has to hear, and since when that is so. */
  readonly reason: Reason | null;
  readonly since: Date | null;
  /** For a mail alone: what it says besides, and the iCalendar file that comes with it. */
  readonly minutes: Minutes | null;
  /** As minutes were written down before anybody's language was known. */
  readonly text: string | null;
  readonly calendar: string | null;
}
/** One notice on its way by one channel, or by mail. */
export interface Delivery {
  readonly deliveryId: string;
  /** Attempts made, the one that was just begun included. */
  readonly attempts: number;
  readonly channel: Channel | null;
  readonly email: string | null;
  /** Those of whoever reads it; of a channel the organisation's language, and UTC. */
  readonly language: 'en' | 'de';
  readonly timeZone: string;
  readonly notice: NoticeToSend;
}
export interface Attempted {
  readonly delivery: Delivery;
  readonly answer: Answer;
  readonly standing: Standing;
}

/** How long a delivery is in hand, longer than any attempt takes: after it whoever took it has died. */
export const IN_HAND_MS = 60_000;

export abstract class Deliveries {
  /**
   * Takes up to `limit` whose time has come, earliest first, each until `until`: nobody else takes them before, and
   * whoever dies with them in hand leaves them to the next. What was on its way then may arrive twice, under one id.
   * With a mail that failed before comes whatever else failed before and is due for that mailbox, beyond the limit too.
   */
  abstract take(now: Date, until: Date, limit: number): Promise<Delivery[]>;
  /**
   * What came of them; a channel that is gone gets nothing more, and a mailbox that takes mail again is due for all
   * that waits for it.
   */
  abstract record(attempted: readonly Attempted[], now: Date): Promise<void>;
}
/** Brings notices to where they go, more than one of them as one mail; never throws. */
export abstract class Sender {
  abstract send(together: readonly [Delivery, ...Delivery[]], now: Date): Promise<Answer>;
}
