import { type Checks, isObject, lastOf, type Said } from './checks.js';
import { type CynefinDomain, KINDS, type WayKind, whyNot } from './cynefin.js';
import { readDeadline } from './deadline.js';

/** A small trial that is safe to fail, with the rules that were fixed before it began. */
export interface Probe {
  readonly name: string;
  readonly amplifyWhen: string;
  readonly endWhen: string;
}
/** How an action goes about its problem. */
export type Way =
  | { readonly kind: 'best-practice'; readonly practice: string }
  | { readonly kind: 'expert-analysis'; readonly expert: string; readonly options: readonly string[] }
  | { readonly kind: 'probes'; readonly probes: readonly Probe[] }
  /** Instants as ISO text, since a way is kept as it was said. */
  | { readonly kind: 'contain'; readonly how: string; readonly reclassifyBy: string }
  | { readonly kind: 'break-down'; readonly parts: readonly string[] };

/** Containing is a matter of hours; what takes longer isn't containment. */
export const CONTAIN_WITHIN_HOURS = 72;
const MOST_PARTS = 20;

interface Around {
  readonly domain: CynefinDomain;
  readonly deadline: Date | undefined;
  readonly zone: string;
  readonly now: Date;
}

/** Reads the way of acting and holds it against the domain; what is wrong is named in `checks`. */
export function readWay(checks: Checks, said: Said, around: Around): Way | undefined {
  const part = checks.part(said, 'way', 'Say how you go about it: a kind that fits the domain.');
  if (!part) return undefined;
  const kind = KINDS.find((known) => known === part['kind']);
  if (!kind) return checks.refuse('way.kind', `Choose one of ${KINDS.join(', ')}.`);
  const wrong = whyNot(kind, around.domain);
  return wrong ? checks.refuse('way.kind', wrong) : READ[kind](checks, part, around);
}

const READ: Readonly<Record<WayKind, (checks: Checks, part: Said, around: Around) => Way | undefined>> = {
  'best-practice': (checks, part) => {
    const practice = checks.text(part, 'way.practice', 'Name the practice that is followed.');
    return practice ? { kind: 'best-practice', practice } : undefined;
  },
  'expert-analysis': (checks, part) => {
    const expert = checks.text(part, 'way.expert', 'Say who analyses it.', 500);
    const options = texts(checks, part, 'way.options', 2, 'Give at least two options that the analysis weighs.');
    return expert && options ? { kind: 'expert-analysis', expert, options } : undefined;
  },
  probes: (checks, part) => {
    const probes = readProbes(checks, part);
    return probes ? { kind: 'probes', probes } : undefined;
  },
  contain: readContainment,
  'break-down': (checks, part) => {
    const parts = texts(checks, part, 'way.parts', 2, 'Name at least two parts that the insight is broken into.');
    return parts ? { kind: 'break-down', parts } : undefined;
  },
};

function texts(checks: Checks, part: Said, path: string, least: number, missing: string): string[] | undefined {
  const said = listOf(checks, part, path, least, missing);
  const read = said?.map((text, n) =>
    checks.text({ [`${lastOf(path)}[${n}]`]: text }, `${path}[${n}]`, 'Say what it is.'),
  );
  return read?.every((text) => text !== undefined) ? (read as string[]) : undefined;
}

function readProbes(checks: Checks, part: Said): Probe[] | undefined {
  const said = listOf(checks, part, 'way.probes', 2, 'In parallel means two probes or more.');
  const read = said?.map((probe, n) => readProbe(checks, isObject(probe) ? probe : {}, `way.probes[${n}]`));
  return read?.every((probe) => probe !== undefined) ? (read as Probe[]) : undefined;
}

function readProbe(checks: Checks, said: Said, at: string): Probe | undefined {
  const name = checks.text(said, `${at}.name`, 'Say what is tried.', 500);
  const amplifyWhen = checks.text(said, `${at}.amplifyWhen`, 'Say what would make you do more of it.');
  const endWhen = checks.text(said, `${at}.endWhen`, 'Say what would make you end it.');
  return name && amplifyWhen && endWhen ? { name, amplifyWhen, endWhen } : undefined;
}

function listOf(checks: Checks, part: Said, path: string, least: number, missing: string): unknown[] | undefined {
  const value = part[lastOf(path)];
  if (!Array.isArray(value) || value.length < least) return checks.refuse(path, missing);
  return value.length > MOST_PARTS ? checks.refuse(path, `At most ${MOST_PARTS}.`) : value;
}

function readContainment(checks: Checks, part: Said, { deadline, zone, now }: Around): Way | undefined {
  if (deadline && deadline.getTime() - now.getTime() > CONTAIN_WITHIN_HOURS * 3_600_000)
    checks.refuse('deadline', `Containing has a deadline in hours: at most ${CONTAIN_WITHIN_HOURS} from now.`);
  const how = checks.text(part, 'way.how', 'Say what is done now to contain it.');
  const reclassifyBy = readReclassification(checks, part, 'way.reclassifyBy', zone, now);
  return how && reclassifyBy ? { kind: 'contain', how, reclassifyBy } : undefined;
}

/** @returns the instant as ISO text */
export function readReclassification(
  checks: Checks,
  part: Said,
  path: string,
  zone: string,
  now: Date,
): string | undefined {
  const by = checks.text(part, path, 'Say by when it is classified again.');
  const read = by ? readDeadline(by, zone, now) : undefined;
  if (read && 'wrong' in read) return checks.refuse(path, read.wrong);
  return read?.deadline.toISOString();
}
