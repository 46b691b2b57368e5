import { Rejected } from '@mirrorloop/kernel';
import {
  type Action,
  canBePromised,
  type DroppedAction,
  holdMove,
  holdVersion,
  isContaining,
  isPromised,
  isVoid,
  NO_EVIDENCE,
  noticed,
  type PromisedAction,
} from './action.js';
import { Checks, type Said } from './checks.js';
import { type Commitment, playbookSaid, readCommitment, readDeadlineOf, readOwner } from './commitment.js';
import { DOMAINS } from './cynefin.js';
import { type Evidence, readEvidence } from './evidence.js';
import { type Outcome, readOutcome } from './outcome.js';
import type { People } from './people.js';
import type { PlaybooksById } from './playbooks.js';
import { type StallCalendar, stallsAt } from './stall.js';
import { knownZone } from './time-zone.js';
import { readReclassification, type Way } from './way.js';

const DAY_MS = 86_400_000;

/** What the world hears of a step; nothing where it concerns only those who look at the action. */
export type News =
  | { readonly of: 'committed' }
  | { readonly of: 'started' }
  | { readonly of: 'done' }
  | { readonly of: 'dropped' }
  | { readonly of: 'evidence-added'; readonly evidence: Evidence }
  | { readonly of: 'judged'; readonly outcome: Outcome }
  | null;

/** One change of an action under a version of its own: what it became, and what was done and why. */
export interface Step<A extends Action = Action> {
  readonly action: A;
  readonly what: string;
  readonly why: string | null;
  readonly news: News;
}
export interface Around {
  readonly now: Date;
  readonly by: string;
  readonly people: People;
  /** Those that whoever commits named, as far as they exist. */
  readonly playbooks?: PlaybooksById | undefined;
}
/** Takes what somebody sent, unchecked; throws `Rejected` naming all that is missing or wrong, or VersionConflict. */
export type Move = (action: Action, said: Said, around: Around) => readonly Step[];

/** One person promises: by when, what is at stake, what will show success, and how it is gone about. */
export const commit: Move = (before, said, { now, by, people, playbooks }) => {
  holdVersion(before, said['version']);
  if (isVoid(before)) throw refused('state', NO_EVIDENCE);
  const action = 'domain' in said && said['domain'] !== undefined ? classified(before, said, by) : before;
  if (!canBePromised(action)) holdMove(before, 'committed');
  const playbook = playbooks?.get(playbookSaid(said) ?? '');
  const commitment = readCommitment(said, now, people, action.domain.domain, playbook);
  const { actionId, insight, correlationId, proposedAt, domain, withdrawn } = action;
  const owner = people.person(commitment.ownerId)!;
  const kept = { actionId, insight, correlationId, proposedAt, domain, withdrawn, version: before.version + 1 };
  const open = { startedAt: null, progressAt: now, stalls: 0, weekFrom: now, stallsAt: stallsAt(now, owner) };
  const unjudged = { doneAt: null, measureAt: null, outcome: null };
  const promise = { commitment, committedAt: now, committedBy: by };
  const what = `Committed: ${owner.name} owns it until ${commitment.deadline.toISOString()}`;
  const committed: PromisedAction = { ...kept, state: 'committed', ...promise, ...open, ...unjudged };
  return [step(committed, what, domain === before.domain ? null : domain.reason, { of: 'committed' })];
};

/** The domain decides which ways of acting fit; a manager says which it is, and why. */
export const setDomain: Move = (action, said, around) => {
  const { by } = around;
  holdVersion(action, said['version']);
  if (isPromised(action) && isContaining(action)) return [reclassified(action, said, around)];
  if (action.state !== 'proposed' && action.state !== 'refuted' && action.state !== 'inconclusive')
    throw refused('state', `The way of acting is promised: the domain of what is ${action.state} stays.`);
  const next = noticed(classified(action, said, by));
  return [step(next, `Domain set to ${next.domain.domain}`, next.domain.reason, null)];
};

/** Chaos no more; or chaos still, which is contained further and looked at again by another instant. */
function reclassified(action: PromisedAction, said: Said, { by, now, people }: Around): Step {
  const next = noticed(classified(action, said, by));
  const { domain, reason } = next.domain;
  const way = domain === 'chaotic' ? containedOn(action, said, people, now) : action.commitment.way;
  const commitment = { ...action.commitment, way };
  return step({ ...next, commitment }, `Classified again: ${domain}`, reason, { of: 'committed' });
}

function containedOn({ commitment: { way, ownerId } }: PromisedAction, said: Said, people: People, now: Date): Way {
  const checks = new Checks();
  checks.text(said, 'domainReason', 'Say why it is chaotic still.');
  const reclassifyBy = readReclassification(
    checks,
    said,
    'reclassifyBy',
    knownZone(people.person(ownerId)?.timeZone),
    now,
  );
  if (way?.kind === 'contain' && reclassifyBy && checks.errors.length === 0) return { ...way, reclassifyBy };
  throw new Rejected('What is chaotic still is classified again later', checks.errors);
}

function classified<A extends Action>(action: A, said: Said, by: string): A {
  const checks = new Checks();
  const domain = DOMAINS.find((known) => known === said['domain']);
  if (!domain) checks.refuse('domain', `Choose one of ${DOMAINS.join(', ')}.`);
  const reason =
    domain === action.domain.domain && action.domain.reason !== null && said['domainReason'] === undefined
      ? action.domain.reason
      : checks.text(said, 'domainReason', 'Say why it lies in this domain.');
  if (!domain || !reason) throw new Rejected('A domain is set with a reason', checks.errors);
  const same = domain === action.domain.domain && reason === action.domain.reason;
  return same ? action : { ...action, domain: { domain, reason, by } };
}

export const start: Move = (before, said, { now }) => {
  const action = moving(before, said, 'in-progress');
  // After `done` it is taken up again: nothing has moved since the last evidence, so the week goes on from there.
  return action.state === 'committed' ? [started(action, now)] : [takenUpAgain(action, said)];
};

const started = (action: PromisedAction, now: Date): Step<PromisedAction> =>
  step({ ...noticed(action), state: 'in-progress', startedAt: now }, 'Started', null, { of: 'started' });

function takenUpAgain(action: PromisedAction, said: Said): Step {
  const why = reasonOf(said, 'Say why it is taken up again.');
  const open = { doneAt: null, measureAt: null, state: 'in-progress' as const };
  return step({ ...noticed(action), ...open }, 'Taken up again', why, { of: 'started' });
}

/** Evidence of progress is the one thing that begins the week anew. Work that shows something has started. */
export const addEvidence: Move = (before, said, { now, people }) => {
  const action = promised(before, said);
  if (action.state !== 'committed' && action.state !== 'in-progress')
    throw refused('state', `An action that is ${action.state} takes no evidence of progress.`);
  const evidence = readEvidence(said, action.commitment.way);
  const steps = action.state === 'committed' ? [started(action, now)] : [];
  const working = steps[0]?.action ?? action;
  const next = weekFrom({ ...noticed(working), progressAt: now, stalls: 0 }, now, ownerOf(working, people));
  return [...steps, step(next, `${SHOWN[evidence.kind]}: ${evidence.what}`, null, { of: 'evidence-added', evidence })];
};

const SHOWN: Readonly<Record<Evidence['kind'], string>> = {
  deliverable: 'Delivered',
  'leading-indicator': 'Leading indicator moved',
  'probe-begun': 'Probe begun',
};

/** Done is not finished: the lag begins, after which the success measure is asked for. */
export const finish: Move = (before, said, { now }) => {
  const action = moving(before, said, 'done');
  const measureAt = new Date(now.getTime() + action.commitment.successMeasure.lagDays * DAY_MS);
  const what = `Done; to be measured from ${measureAt.toISOString()}`;
  return [step({ ...noticed(action), state: 'done', doneAt: now, measureAt }, what, null, { of: 'done' })];
};

/** Entered by a person, with interval, n and source; what it shows follows from what was fixed beforehand. */
export const enterOutcome: Move = (before, said, { now, people }) => {
  const action = promised(before, said);
  if (action.state === 'done') throw refused('state', `Its lag lasts until ${action.measureAt!.toISOString()}.`);
  holdMove(action, 'verified');
  const { smallestEffect, unit } = action.commitment.successMeasure;
  const outcome = readOutcome(said, smallestEffect);
  const judged = { ...noticed(action), state: outcome.verdict, outcome, progressAt: now, stalls: 0 };
  const next =
    outcome.verdict === 'verified' ? { ...judged, stallsAt: null } : weekFrom(judged, now, ownerOf(action, people));
  const { effect, low, high, n, source } = outcome;
  const what = `${JUDGED[outcome.verdict]}: ${effect} ${unit} (${low} to ${high}), n = ${n}, from ${source}`;
  return [step(next, what, null, { of: 'judged', outcome })];
};

const JUDGED: Readonly<Record<Outcome['verdict'], string>> = {
  verified: 'Verified',
  refuted: 'Refuted, and open again',
  inconclusive: 'Left inconclusive',
};

export const drop: Move = (before, said, { now, by }) => {
  holdVersion(before, said['version']);
  holdMove(before, 'dropped');
  const reason = reasonOf(said, 'Say why it is dropped.');
  const { actionId, insight, correlationId, proposedAt, domain, withdrawn, version } = before;
  const kept = { actionId, insight, correlationId, proposedAt, domain, withdrawn, version: version + 1 };
  const commitment = isPromised(before) ? before.commitment : null;
  const dropped: DroppedAction = { ...kept, state: 'dropped', reason, droppedAt: now, droppedBy: by, commitment };
  return [step(dropped, 'Dropped', reason, { of: 'dropped' })];
};

/** A new date is no progress: the week goes on. */
export const moveDeadline: Move = (before, said, { now, people }) => {
  const action = working(before, said);
  const checks = new Checks();
  const deadline = readDeadlineOf(checks, said, people.person(action.commitment.ownerId), now);
  const why = checks.text(said, 'reason', 'Say why the deadline moves.');
  if (!deadline || !why) throw new Rejected('The deadline stays', checks.errors);
  const what = `Deadline moved from ${action.commitment.deadline.toISOString()} to ${deadline.toISOString()}`;
  return [step(promising(action, { deadline }), what, why, { of: 'committed' })];
};

/** Another person is accountable from now on. The week goes on, on their calendar. */
export const handOver: Move = (before, said, { people }) => {
  const action = working(before, said);
  const checks = new Checks();
  const owner = readOwner(checks, said, people);
  const why = checks.text(said, 'reason', 'Say why somebody else takes it over.');
  if (!owner || !why) throw new Rejected('The owner stays', checks.errors);
  const { ownerId, sponsorId } = action.commitment;
  const sponsor = sponsorId === owner.personId ? null : sponsorId;
  const next = promising(action, { ownerId: owner.personId, sponsorId: sponsor });
  const what = `Handed over from ${people.person(ownerId)?.name ?? 'somebody no longer known'} to ${owner.name}`;
  return [step(onCalendarOf(next, owner), what, why, { of: 'committed' })];
};

/** Said by whoever looks at it; carries no version, and is no progress. */
export const comment: Move = (action, said) => {
  const checks = new Checks();
  const text = checks.text(said, 'text', 'Write what you want to say.');
  if (!text) throw new Rejected('There is nothing in the comment', checks.errors);
  return [step(noticed(action), 'Commented', text, null)];
};

/** The week that runs, on the calendar of whoever owns the action now. */
export const onCalendarOf = (action: PromisedAction, owner: StallCalendar): PromisedAction =>
  action.stallsAt === null ? action : { ...action, stallsAt: stallsAt(action.weekFrom, owner) };

/** A new week begins. */
export const weekFrom = (action: PromisedAction, from: Date, owner: StallCalendar): PromisedAction => ({
  ...action,
  weekFrom: from,
  stallsAt: stallsAt(from, owner),
});

const step = <A extends Action>(action: A, what: string, why: string | null, news: News): Step<A> => ({
  action,
  what,
  why,
  news,
});

const promising = (action: PromisedAction, change: Partial<Commitment>): PromisedAction => ({
  ...noticed(action),
  commitment: { ...action.commitment, ...change },
});

/** The action that somebody promised, as whoever sent this saw it. */
function promised(action: Action, said: Said): PromisedAction {
  holdVersion(action, said['version']);
  if (isPromised(action)) return action;
  throw refused('state', `Nobody has promised it: it is ${action.state}.`);
}
function moving(before: Action, said: Said, to: 'in-progress' | 'done'): PromisedAction {
  const action = promised(before, said);
  holdMove(action, to);
  return action;
}
function working(before: Action, said: Said): PromisedAction {
  const action = promised(before, said);
  if (action.state === 'committed' || action.state === 'in-progress') return action;
  throw refused('state', `Nobody is at work on an action that is ${action.state}.`);
}

const refused = (path: string, message: string): Rejected => new Rejected(message, [{ path, message }]);

function reasonOf(said: Said, missing: string): string {
  const checks = new Checks();
  const reason = checks.text(said, 'reason', missing);
  if (reason) return reason;
  throw new Rejected(missing, checks.errors);
}

/** Somebody who is no longer known has a calendar all the same: that of UTC, always here. */
const ownerOf = ({ commitment }: PromisedAction, people: People): StallCalendar =>
  people.person(commitment.ownerId) ?? NOBODY;
export const NOBODY: StallCalendar = { timeZone: 'utc', absences: [] };
