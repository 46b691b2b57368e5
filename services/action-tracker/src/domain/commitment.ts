import { Rejected } from '@mirrorloop/kernel';
import { answersNeeded } from '@mirrorloop/statistics';
import { Checks, isObject, type Said } from './checks.js';
import { readDeadline } from './deadline.js';
import { type Playbook, whyNotFollowed } from './playbook.js';
import type { People, Person } from './people.js';
import type { Stakes, StakesSide } from './stakes.js';
import type { CynefinDomain } from './cynefin.js';
import { knownZone } from './time-zone.js';
import { isUuid } from './uuid.js';
import { readWay, type Way } from './way.js';

/** Fixed before the work begins: what will be measured, on whom, the smallest effect worth having, and when. */
export interface SuccessMeasure {
  readonly metric: string;
  readonly population: string;
  readonly smallestEffect: number;
  readonly unit: string;
  readonly lagDays: number;
  /** How far single values lie apart (standard deviation, in `unit`), where it is known. */
  readonly sd?: number | undefined;
  /** Needed in each group, before and after, to find the smallest effect; computed from `sd`. */
  readonly sampleSize?: number | undefined;
}
/** What makes an insight somebody's business (domain rule 8): nothing in it can be left open. */
export interface Commitment {
  readonly problem: string;
  readonly ownerId: string;
  /** Who hears when it stalls a second time. Nobody is named: the owner's manager. */
  readonly sponsorId: string | null;
  readonly deadline: Date;
  readonly stakes: Stakes;
  readonly successMeasure: SuccessMeasure;
  /** How it is gone about; null for what was promised before anybody was asked. */
  readonly way: Way | null;
  /** The playbook that it follows. */
  readonly playbookId?: string | null;
}
const LONGEST_LAG_DAYS = 730;

/** Reads a commitment from what a manager sent. Throws one `Rejected` that names everything missing or wrong. */
export function readCommitment(
  said: Said,
  now: Date,
  people: People,
  domain: CynefinDomain,
  playbook?: Playbook,
): Commitment {
  const checks = new Checks();
  checks.number(said, 'version', 'Say which version of the action you saw.', Number.isInteger);
  const problem = checks.text(said, 'problem', 'State the problem, so that the right one gets solved.');
  const owner = readOwner(checks, said, people);
  const sponsorId = readSponsor(checks, said, people, owner?.personId);
  const deadline = readDeadlineOf(checks, said, owner, now);
  const stakes = readStakes(checks, said);
  const successMeasure = readSuccessMeasure(checks, said);
  const way = readWay(checks, said, { domain, deadline, zone: knownZone(owner?.timeZone), now });
  const follows = (said['playbookId'] ?? null) !== null;
  const wrong = follows && way ? whyNotFollowed(playbook, domain, way.kind) : undefined;
  if (wrong) checks.refuse('playbookId', wrong);
  if (problem && owner && deadline && stakes && successMeasure && way && checks.errors.length === 0) {
    const promise = { problem, ownerId: owner.personId, sponsorId: sponsorId ?? null, deadline, stakes };
    return { ...promise, successMeasure, way, ...(playbook && follows ? { playbookId: playbook.playbookId } : {}) };
  }
  throw new Rejected(
    `The action can't be committed yet: ${checks.errors.map((e) => e.path).join(', ')}`,
    checks.errors,
  );
}

/** Whom to look up before what was said can be read, whatever was said in their place. */
export const idsSaid = (said: Said): string[] =>
  [said['ownerId'], said['sponsorId']].flatMap((id) => (typeof id === 'string' ? idOf(id) : []));
const idOf = (text: string): string => text.trim().toLowerCase();

/** The playbook to look up before a commitment can be read; nothing where no playbook could have that id. */
export function playbookSaid({ playbookId }: Said): string | undefined {
  const id = typeof playbookId === 'string' ? idOf(playbookId) : '';
  return isUuid(id) ? id : undefined;
}

/** One person, never a team: where several are accountable nobody is. */
export function readOwner(checks: Checks, said: Said, people: People): Person | undefined {
  const text = checks.text(said, 'ownerId', 'Name the one person who is accountable.');
  return text ? readPerson(checks, 'ownerId', idOf(text), people) : undefined;
}

function readPerson(checks: Checks, path: string, id: string, people: People): Person | undefined {
  const person = people.person(id);
  if (person?.active) return person;
  if (person) return checks.refuse(path, `${person.name} no longer works here: name somebody who does.`);
  const team = people.teamName(id);
  return checks.refuse(path, team ? `${team} is a team: name one person of it.` : 'Nobody here has this id.');
}

/** May be left out; somebody who would only hear of themselves is no sponsor. */
function readSponsor(checks: Checks, said: Said, people: People, ownerId: string | undefined): string | undefined {
  if ((said['sponsorId'] ?? null) === null) return undefined;
  const text = checks.text(said, 'sponsorId', 'Name the person who hears when it stalls again, or leave it out.');
  const sponsor = text ? readPerson(checks, 'sponsorId', idOf(text), people) : undefined;
  if (sponsor && sponsor.personId === ownerId)
    return checks.refuse('sponsorId', 'The sponsor is somebody else than the owner.');
  return sponsor?.personId;
}

export function readDeadlineOf(checks: Checks, said: Said, owner: Person | undefined, now: Date): Date | undefined {
  const text = checks.text(said, 'deadline', 'Say by when it is done.');
  if (!text) return undefined;
  const read = readDeadline(text, knownZone(owner?.timeZone), now);
  return 'deadline' in read ? read.deadline : checks.refuse('deadline', read.wrong);
}

function readStakes(checks: Checks, said: Said): Stakes | undefined {
  const both = isObject(said['stakes']) ? said['stakes'] : {};
  const acting = readSide(checks, both, 'stakes.acting', 'Say what is gained by acting: amount, unit and basis.');
  const notActing = readSide(checks, both, 'stakes.notActing', 'Say what not acting loses: amount, unit and basis.');
  return acting && notActing ? { acting, notActing } : undefined;
}

function readSide(checks: Checks, both: Said, path: string, missing: string): StakesSide | undefined {
  const side = checks.part(both, path, missing);
  if (!side) return undefined;
  const amount = checks.number(side, `${path}.amount`, 'Give an amount, 0 or more, per week of delay.', (n) => n >= 0);
  const unit = checks.text(side, `${path}.unit`, 'Say in which unit, such as EUR a week.', 100);
  const basis = checks.text(side, `${path}.basis`, 'Say how the amount was arrived at.');
  const ends = readEnds(checks, side, path, amount);
  return amount !== undefined && unit && basis && ends ? { amount, ...ends, unit, basis } : undefined;
}

/** The interval may be left out; where it is given it holds the amount. */
function readEnds(checks: Checks, side: Said, path: string, amount: number | undefined) {
  const end = (name: 'low' | 'high', holds: (n: number) => boolean) =>
    (side[name] ?? null) === null
      ? null
      : checks.number(side, `${path}.${name}`, `Give a number with the amount inside ${name}, or leave it out.`, holds);
  const low = end('low', (n) => n <= (amount ?? n));
  const high = end('high', (n) => n >= (amount ?? n));
  return low === undefined || high === undefined ? undefined : { low, high };
}

function readSuccessMeasure(checks: Checks, said: Said): SuccessMeasure | undefined {
  const at = 'successMeasure';
  const part = checks.part(said, at, 'Fix what will show success: metric, population, smallest effect, unit and lag.');
  if (!part) return undefined;
  const metric = checks.text(part, `${at}.metric`, 'Say what will be measured.', 500);
  const population = checks.text(part, `${at}.population`, 'Say on whom it will be measured.', 500);
  const effect = 'Give the smallest effect worth having, more than 0.';
  const smallestEffect = checks.number(part, `${at}.smallestEffect`, effect, (n) => n > 0);
  const unit = checks.text(part, `${at}.unit`, 'Say in which unit, such as points.', 100);
  const lag = `Give the days between the end of the work and the measurement, 0 to ${LONGEST_LAG_DAYS}.`;
  const inLag = (n: number) => Number.isInteger(n) && n >= 0 && n <= LONGEST_LAG_DAYS;
  const lagDays = checks.number(part, `${at}.lagDays`, lag, inLag);
  const sd = (part['sd'] ?? null) === null ? null : checks.number(part, `${at}.sd`, SD, (n) => n > 0);
  if (!metric || !population || !smallestEffect || !unit || lagDays === undefined || sd === undefined) return undefined;
  const measure = { metric, population, smallestEffect, unit, lagDays };
  return sd === null ? measure : { ...measure, sd, sampleSize: sampleSize(sd, smallestEffect) };
}

const SD = 'Give how far single values lie apart (standard deviation, more than 0), or leave it out.';

/** Needed in each of the four groups (those acted on and a comparison, before and after), with power 0.85. */
const sampleSize = (sd: number, smallest: number): number => Math.ceil(answersNeeded(smallest, sd).crossSection);
