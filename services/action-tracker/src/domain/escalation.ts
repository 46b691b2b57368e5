import { isAway, afterWorking, dayIn } from '@mirrorloop/calendar';
import { type ByPerson, type Colleague, managersAbove } from './colleagues.js';
import { type Course, LAST_RESORT_WAIT_HOURS, type PolicyStep, type Reason } from './escalation-policy.js';

const HOUR_MS = 3_600_000;

/** The ordered people who hear of an overdue or stalled action, or of one whose owner left, until one acknowledges. */
export interface Escalation {
  readonly escalationId: string;
  readonly actionId: string;
  readonly reason: Reason;
  /** Whose promise it was when it was opened. */
  readonly ownerId: string;
  readonly course: Course;
  readonly openedAt: Date;
  /** Steps behind it, told or with nobody to tell. */
  readonly place: number;
  /** When the wait that runs began. */
  readonly from: Date;
  /** When something happens next; null once nothing does. */
  readonly dueAt: Date | null;
  /** Managers who had their turn as a last resort. */
  readonly heard: readonly string[];
  readonly acknowledged: Acknowledgement | null;
  /** `exhausted`: everybody there is has heard and nobody answered. */
  readonly state: 'running' | 'acknowledged' | 'resolved' | 'exhausted';
}
export interface Acknowledgement {
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
}
/** Who is spoken of: an action's owner and sponsor as they are now. */
export interface Subject {
  readonly ownerId: string;
  readonly sponsorId: string | null;
}
export interface Telling {
  /** Counted from 1. */
  readonly step: number;
  readonly to: Colleague;
  /** Whose turn it was, where that is somebody else. */
  readonly insteadOf: Colleague | null;
}
export interface Climbed {
  readonly escalation: Escalation;
  readonly telling: Telling | null;
}

/** Who hears: when its wait has passed, and when they can be told. */
interface Aim {
  readonly to: Colleague;
  readonly due: Date;
  readonly at: Date;
}
/** What is next: whose turn it is, after which wait. */
interface Turn {
  readonly targetId: string;
  readonly waitHours: number;
  readonly workingHours: boolean;
  readonly lastResort: boolean;
}

/**
 * Its time has come: somebody hears, or it waits on, or nobody is left. Pure, and right however late it is called: a
 * step is told at most once, never before its wait has passed on the calendar of whoever hears it, and as long as
 * somebody is left to hear there is a time at which it goes on.
 */
export function climb(escalation: Escalation, subject: Subject, colleagues: ByPerson, now: Date): Climbed {
  if (isOver(escalation, subject, colleagues)) return ended(escalation, 'resolved');
  if (escalation.acknowledged) return { escalation: takenUpAgain(escalation, escalation.acknowledged), telling: null };
  const turn = turnOf(escalation, subject, colleagues);
  if (!turn) return ended(escalation, 'exhausted');
  const aim = aimOf(turn, escalation.from, colleagues, now);
  if (!aim) return { escalation: resting(past(escalation, turn), escalation.dueAt ?? now), telling: null };
  if (aim.at > now) return { escalation: resting(escalation, aim.at), telling: null };
  const insteadOf = aim.to.personId === turn.targetId ? null : (colleagues.get(turn.targetId) ?? null);
  const telling = { step: escalation.place + 1, to: aim.to, insteadOf };
  const from = shouldHaveBeenTold(aim, escalation.dueAt ?? now);
  return { escalation: resting({ ...past(escalation, turn), from }, from), telling };
}

/**
 * The next wait counts from when this step's time had come and somebody would have looked, so that what came up while
 * nobody ran is made up for, in order, and the ladder gets no longer by it.
 */
const shouldHaveBeenTold = ({ due }: Aim, dueAt: Date): Date => (due > dueAt ? due : dueAt);

/** Somebody says that they see to it: until then nobody else hears. */
export function acknowledge(escalation: Escalation, by: string, now: Date): Escalation {
  const until = new Date(now.getTime() + escalation.course.acknowledgedForHours * HOUR_MS);
  return { ...resting(escalation, until), state: 'acknowledged', acknowledged: { by, at: now, until } };
}

/** Somebody else owns it now, or whoever left is here again. */
const isOver = ({ reason, ownerId }: Escalation, subject: Subject, colleagues: ByPerson): boolean =>
  reason === 'owner-left' && (subject.ownerId !== ownerId || colleagues.get(ownerId)?.active === true);

const ended = (escalation: Escalation, state: 'resolved' | 'exhausted'): Climbed => ({
  escalation: { ...escalation, state, dueAt: null },
  telling: null,
});

/** The wait of the step that was next begins where the acknowledgement ended. */
const takenUpAgain = (escalation: Escalation, { until }: Acknowledgement): Escalation =>
  resting({ ...escalation, state: 'running', acknowledged: null, from: until }, until);

const resting = (escalation: Escalation, dueAt: Date): Escalation => ({ ...escalation, dueAt });

const past = (escalation: Escalation, turn: Turn): Escalation => ({
  ...escalation,
  place: escalation.place + 1,
  heard: turn.lastResort ? [...escalation.heard, turn.targetId] : escalation.heard,
});

/** The policy's steps, as often as it says; then the owner's manager line from the next one up, each once. */
function turnOf({ course, place, heard }: Escalation, subject: Subject, colleagues: ByPerson): Turn | undefined {
  const step = place < course.steps.length * course.runs ? course.steps[place % course.steps.length] : undefined;
  if (step) return { ...step, targetId: targetOf(step, subject, colleagues), lastResort: false };
  const left = managersAbove(subject.ownerId, colleagues).find(
    ({ personId }) => personId !== subject.ownerId && !heard.includes(personId),
  );
  const waitHours = place === 0 ? 0 : LAST_RESORT_WAIT_HOURS;
  return left && { targetId: left.personId, waitHours, workingHours: true, lastResort: true };
}

function targetOf({ to, personId }: PolicyStep, { ownerId, sponsorId }: Subject, colleagues: ByPerson): string {
  const managerId = colleagues.get(ownerId)?.managerId ?? ownerId;
  if (to === 'person') return personId ?? ownerId;
  if (to === 'owner') return ownerId;
  return to === 'sponsor' ? (sponsorId ?? managerId) : managerId;
}

/**
 * Who hears a turn, and when: they themselves where they are there by then, else whoever acts for them, else who is
 * above them. Where several could, whoever can be told first.
 *
 * @returns undefined where nobody will be there in ten years
 */
function aimOf(turn: Turn, from: Date, colleagues: ByPerson, now: Date): Aim | undefined {
  const line = lineOf(turn.targetId, colleagues);
  const aims = line.flatMap((to) => {
    const ready = readyAt(turn, to, from, now);
    return ready && line.find((one) => isThere(one, ready.at)) === to ? [{ to, ...ready }] : [];
  });
  const first = aims.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  // Everybody is away just then: whoever works again first hears.
  return first ?? (turn.workingHours ? undefined : aimOf({ ...turn, workingHours: true }, from, colleagues, now));
}

function readyAt(
  { waitHours, workingHours }: Turn,
  { work }: Colleague,
  from: Date,
  now: Date,
): Omit<Aim, 'to'> | undefined {
  const wait = waitHours * HOUR_MS;
  const due = workingHours ? afterWorking(work, from, wait) : new Date(from.getTime() + wait);
  const soonest = due && due < now ? now : due;
  const at = soonest && workingHours ? afterWorking(work, soonest, 0) : soonest;
  return due && at && { due, at };
}

const isThere = ({ active, work }: Colleague, at: Date): boolean =>
  active && !isAway(work.absences, dayIn(work.timeZone, at));

/** Somebody with their deputies, then each manager above with theirs; nobody twice, whatever circles there are. */
function lineOf(personId: string, colleagues: ByPerson): Colleague[] {
  const line = new Set<Colleague>();
  for (const one of [colleagues.get(personId), ...managersAbove(personId, colleagues)])
    for (let next = one; next && !line.has(next); next = colleagues.get(next.deputyId ?? '')) line.add(next);
  return [...line];
}
