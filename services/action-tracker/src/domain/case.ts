import { hoursAfter, standardTime, type WorkingTime } from '@mirrorloop/calendar';
import { derivedId, Rejected, VersionConflict } from '@mirrorloop/kernel';
import { Checks, type Said } from './checks.js';
import { actingFor, type ByPerson, type Colleague, managersAbove } from './colleagues.js';

/** A clock that runs, was met, or wasn't. */
export type Clocked = 'running' | 'hit' | 'missed';
export interface Done {
  readonly at: Date;
  readonly by: string;
  readonly what: string;
}
/** One customer's serious signal, with response and resolution clocks: the inner loop. */
export interface Case {
  readonly caseId: string;
  readonly signalId: string;
  readonly subjectId: string;
  readonly touchpoint: string;
  readonly theme: string | null;
  readonly store: string | null;
  readonly channel: string;
  readonly reasons: readonly string[];
  readonly occurredAt: Date;
  readonly openedAt: Date;
  readonly ownerId: string | null;
  readonly version: number;
  readonly state: 'open' | 'answered' | 'resolved';
  readonly respondBy: Date;
  readonly resolveBy: Date;
  readonly response: Clocked;
  readonly resolution: Clocked;
  readonly answered: Done | null;
  readonly resolved: Done | null;
  /** The like cases that together asked for one systemic action. */
  readonly groupId: string | null;
  readonly correlationId: string;
  /** Who gave it to whoever has it, from whom, and why; null where it never changed hands. */
  readonly handedOver: HandedOver | null;
}
export interface HandedOver {
  readonly at: Date;
  readonly by: string;
  readonly fromId: string | null;
  readonly reason: string;
}
export interface CaseSettings {
  readonly version: number;
  /** Working hours of whoever has the case. */
  readonly respondHours: number;
  readonly resolveHours: number;
  /** So many like cases at one touchpoint within so many days propose one systemic action. */
  readonly likeCases: number;
  readonly windowDays: number;
  /** Whose team sees to a touchpoint; everything else goes to the default team. */
  readonly routes: readonly { readonly touchpoint: string; readonly teamId: string }[];
  readonly defaultTeamId: string | null;
}
/** What is known of a signal that was found serious. */
export type Serious = Pick<
  Case,
  'signalId' | 'subjectId' | 'touchpoint' | 'theme' | 'store' | 'channel' | 'reasons' | 'occurredAt' | 'correlationId'
>;

export const caseIdOf = (signalId: string): string => derivedId('case', signalId);

export function openCase(serious: Serious, owner: Colleague | undefined, settings: CaseSettings, now: Date): Case {
  const work = owner?.work ?? standardTime('utc');
  const clocks = { response: 'running', resolution: 'running', answered: null, resolved: null } as const;
  return {
    ...serious,
    caseId: caseIdOf(serious.signalId),
    openedAt: now,
    ownerId: owner?.personId ?? null,
    version: 1,
    state: 'open',
    respondBy: after(work, now, settings.respondHours),
    resolveBy: after(work, now, settings.resolveHours),
    ...clocks,
    ...{ groupId: null, handedOver: null },
  };
}

/** Somebody whose calendar has no hours of work has the clock's. */
const after = (work: WorkingTime, now: Date, hours: number): Date =>
  hoursAfter(work, now, hours) ?? new Date(now.getTime() + hours * 3_600_000);

/** Whose turn it is to see to a case: whoever acts for them now, else the nearest above who is there. */
export const caseOwner = (personId: string | undefined, colleagues: ByPerson, now: Date): Colleague | undefined =>
  personId === undefined
    ? undefined
    : [personId, ...managersAbove(personId, colleagues).map((one) => one.personId)]
        .map((id) => actingFor(id, colleagues, now))
        .find((one) => one !== undefined);

/** The customer was answered; the clock that runs says whether in time. */
export function answer(before: Case, said: Said, by: string, now: Date): Case {
  holdVersion(before, said);
  if (before.state !== 'open') throw refused(`The case is ${before.state} already.`);
  const answered = { at: now, by, what: whatOf(said, 'Say how the customer was answered.') };
  const response = met(before.response, before.respondBy, now);
  return { ...before, version: before.version + 1, state: 'answered', answered, response };
}

/** Put right; whoever puts it right without an answer before has answered with that. */
export function resolve(before: Case, said: Said, by: string, now: Date): Case {
  holdVersion(before, said);
  if (before.state === 'resolved') throw refused('The case is resolved already.');
  const resolved = { at: now, by, what: whatOf(said, 'Say what was done about it.') };
  const answered = before.answered ?? resolved;
  const response = met(before.response, before.respondBy, now);
  const resolution = met(before.resolution, before.resolveBy, now);
  return { ...before, version: before.version + 1, state: 'resolved', answered, resolved, response, resolution };
}

/** Another person sees to it from now on; its clocks go on, since the customer waits. */
export function handOver(before: Case, said: Said, by: string, now: Date, colleagues: ByPerson): Case {
  holdVersion(before, said);
  if (before.state === 'resolved') throw refused('The case is resolved already.');
  const checks = new Checks();
  const id = checks.text(said, 'ownerId', 'Name the one person who takes it over.')?.toLowerCase();
  const owner = id === undefined ? undefined : colleagues.get(id);
  if (id && !owner?.active) checks.refuse('ownerId', 'Nobody who works here has this id.');
  if (owner && owner.personId === before.ownerId) checks.refuse('ownerId', `${owner.name} has it already.`);
  const reason = checks.text(said, 'reason', 'Say why somebody else takes it over.');
  if (!owner || !reason || checks.errors.length > 0) throw new Rejected('The case stays where it is', checks.errors);
  const handedOver = { at: now, by, fromId: before.ownerId, reason };
  return { ...before, version: before.version + 1, ownerId: owner.personId, handedOver };
}

/** Which of its clocks has run out by now. */
export function missed(before: Case, now: Date): Case {
  const over = (clock: Clocked, by: Date): Clocked => (clock === 'running' && by < now ? 'missed' : clock);
  const response = over(before.response, before.respondBy);
  const resolution = over(before.resolution, before.resolveBy);
  return { ...before, version: before.version + 1, response, resolution };
}

const met = (clock: Clocked, by: Date, now: Date): Clocked =>
  clock === 'running' ? (now <= by ? 'hit' : 'missed') : clock;

function holdVersion({ version }: Case, said: Said): void {
  if (typeof said['version'] !== 'number')
    throw new Rejected('Say which version you saw', [{ path: 'version', message: 'Say which version you saw.' }]);
  if (said['version'] !== version)
    throw new VersionConflict(`The case is at version ${version}: look again before you decide.`);
}

function whatOf(said: Said, missing: string): string {
  const checks = new Checks();
  const what = checks.text(said, 'what', missing);
  if (what) return what;
  throw new Rejected(missing, checks.errors);
}
const refused = (message: string): Rejected => new Rejected(message, [{ path: 'state', message }]);
