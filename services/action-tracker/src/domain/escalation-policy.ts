import { Rejected } from '@mirrorloop/kernel';
import { Checks, isObject, type Said } from './checks.js';
import type { People } from './people.js';

/** What somebody has to hear of until one acknowledges it; a policy answers all but the last. */
export const POLICY_REASONS = ['due', 'overdue', 'stalled'] as const;
export type PolicyReason = (typeof POLICY_REASONS)[number];
export type Reason = PolicyReason | 'owner-left';

export const HEARERS = ['owner', 'sponsor', 'manager', 'person'] as const;
export type Hearer = (typeof HEARERS)[number];

export interface PolicyStep {
  /** How long after the step before (or the opening) this one comes. */
  readonly waitHours: number;
  /** Counted, and told, in the working hours of whoever hears: a Friday evening's step comes on Monday. */
  readonly workingHours: boolean;
  /** `manager` is the owner's; a sponsor that wasn't named is the owner's manager too. */
  readonly to: Hearer;
  readonly personId: string | null;
}
/** The way an escalation goes, as it was when it was opened: whoever changes a policy changes what opens later. */
export interface Course {
  readonly name: string;
  readonly steps: readonly PolicyStep[];
  /** How often the steps are gone through before the manager line hears, one after the other. */
  readonly runs: number;
  /** For how long an acknowledgement holds before the course goes on. */
  readonly acknowledgedForHours: number;
}
export interface Policy extends Course {
  readonly policyId: string;
  readonly version: number;
  readonly reasons: readonly PolicyReason[];
  /** Of whose actions; null: of every team without a policy of its own. */
  readonly teamId: string | null;
}
export type PolicySaid = Omit<Policy, 'policyId' | 'version'>;

/** Nobody owns it any more: the manager line hears at once, each after a day of work without an answer. */
export const OWNER_LEFT: Course = { name: 'Owner left', steps: [], runs: 1, acknowledgedForHours: 24 };
export const LAST_RESORT_WAIT_HOURS = 8;

const MOST_STEPS = 20;
const MOST_RUNS = 10;
const LONGEST_HOURS = 720;

/** Throws one `Rejected` that names everything missing or wrong. */
export function readPolicy(said: Said, people: People): PolicySaid {
  const checks = new Checks();
  const name = checks.text(said, 'name', 'Give it a name.', 200);
  const reasons = readReasons(checks, said);
  const teamId = readTeam(checks, said, people);
  const steps = readSteps(checks, said, people);
  const runs = checks.number(said, 'runs', `Give how often its steps are gone through, 1 to ${MOST_RUNS}.`, isRuns);
  const holds = `Give for how many hours an acknowledgement holds, more than 0 and at most ${LONGEST_HOURS}.`;
  const acknowledgedForHours = checks.number(said, 'acknowledgedForHours', holds, (n) => n > 0 && n <= LONGEST_HOURS);
  if (name && reasons && teamId !== undefined && steps && runs && acknowledgedForHours && checks.errors.length === 0)
    return { name, reasons, teamId, steps, runs, acknowledgedForHours };
  throw new Rejected('The policy is not complete', checks.errors);
}

const isRuns = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= MOST_RUNS;

function readReasons(checks: Checks, said: Said): PolicyReason[] | undefined {
  const value = said['reasons'];
  const known = POLICY_REASONS.filter((reason) => Array.isArray(value) && value.includes(reason));
  const all = Array.isArray(value) && known.length === new Set(value).size && known.length > 0;
  return all ? known : checks.refuse('reasons', `Say what it is for: ${POLICY_REASONS.join(', ')}.`);
}

function readTeam(checks: Checks, said: Said, people: People): string | null | undefined {
  if ((said['teamId'] ?? null) === null) return null;
  const id = checks.text(said, 'teamId', 'Name a team, or leave it out for all of them.')?.toLowerCase();
  if (!id) return undefined;
  return people.teamName(id) === undefined ? checks.refuse('teamId', 'No team has this id.') : id;
}

function readSteps(checks: Checks, said: Said, people: People): PolicyStep[] | undefined {
  const value = said['steps'];
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_STEPS)
    return checks.refuse('steps', `Give its steps in order, 1 to ${MOST_STEPS}.`);
  const read = value.map((step, n) => readStep(checks, isObject(step) ? step : {}, `steps[${n}]`, people));
  return read.every((step) => step !== undefined) ? read : undefined;
}

function readStep(checks: Checks, said: Said, at: string, people: People): PolicyStep | undefined {
  const wait = `Give the hours it waits, 0 to ${LONGEST_HOURS}.`;
  const waitHours = checks.number(said, `${at}.waitHours`, wait, (n) => n >= 0 && n <= LONGEST_HOURS);
  const to = HEARERS.find((known) => known === said['to']);
  if (!to) checks.refuse(`${at}.to`, `Say who hears: ${HEARERS.join(', ')}.`);
  const personId = to === 'person' ? readPerson(checks, said, at, people) : null;
  if (waitHours === undefined || !to || personId === undefined) return undefined;
  return { waitHours, workingHours: said['workingHours'] !== false, to, personId };
}

function readPerson(checks: Checks, said: Said, at: string, people: People): string | undefined {
  const id = checks.text(said, `${at}.personId`, 'Name the person who hears.')?.toLowerCase();
  if (!id) return undefined;
  return people.person(id)?.active ? id : checks.refuse(`${at}.personId`, 'Nobody who works here has this id.');
}

/** Whom to look up before a policy can be read. */
export const idsInPolicy = (said: Said): string[] => {
  const steps = Array.isArray(said['steps']) ? said['steps'].filter(isObject) : [];
  return [said['teamId'], ...steps.map(({ personId }) => personId)].flatMap((id) =>
    typeof id === 'string' ? id.trim().toLowerCase() : [],
  );
};
