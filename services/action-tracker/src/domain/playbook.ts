import { Rejected } from '@mirrorloop/kernel';
import { Checks, isObject, type Said } from './checks.js';
import { type CynefinDomain, DOMAINS, whyNot } from './cynefin.js';
import { readWay, type Way } from './way.js';

/** A way of acting that can be followed again; of what is contained, by when it is classified again is each case's own. */
export type PlaybookWay = Exclude<Way, { kind: 'contain' }> | { readonly kind: 'contain'; readonly how: string };
/** A way of acting for insights of one kind in one domain; what came of it is its record. */
export interface Playbook {
  readonly playbookId: string;
  readonly version: number;
  readonly name: string;
  /** Of what kind the insights are; null: of any. */
  readonly insightKind: string | null;
  readonly domain: CynefinDomain;
  readonly way: PlaybookWay;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** Not offered any more; its record stays. */
  readonly retired: boolean;
}
export type PlaybookSaid = Pick<Playbook, 'name' | 'insightKind' | 'domain' | 'way'>;

/** What asks for actions: kinds of insight, like cases, and what was committed elsewhere. */
export const ASKED_BY = [
  ...(['surge', 'decline', 'driver', 'perception-gap', 'repeated-ask', 'channel-inconsistency'] as const),
  ...(['choke-point', 'observation', 'cases', 'elsewhere'] as const),
] as const;

/** Throws one `Rejected` that names everything missing or wrong. */
export function readPlaybook(said: Said, now: Date): PlaybookSaid {
  const checks = new Checks();
  const name = checks.text(said, 'name', 'Give it a name.', 200);
  const kind = said['insightKind'] ?? null;
  const insightKind = kind === null ? null : ASKED_BY.find((known) => known === kind);
  if (insightKind === undefined) checks.refuse('insightKind', `Choose one of ${ASKED_BY.join(', ')}, or leave it out.`);
  const domain = DOMAINS.find((known) => known === said['domain']);
  if (!domain) checks.refuse('domain', `Choose one of ${DOMAINS.join(', ')}.`);
  const way = domain && readPlaybookWay(checks, said, domain, now);
  if (name && insightKind !== undefined && domain && way && checks.errors.length === 0)
    return { name, insightKind, domain, way };
  throw new Rejected('The playbook is not complete', checks.errors);
}

function readPlaybookWay(checks: Checks, said: Said, domain: CynefinDomain, now: Date): PlaybookWay | undefined {
  const part = isObject(said['way']) ? said['way'] : {};
  if (part['kind'] !== 'contain')
    return readWay(checks, said, { domain, deadline: undefined, zone: 'utc', now }) as PlaybookWay;
  const wrong = whyNot('contain', domain);
  if (wrong) return checks.refuse('way.kind', wrong);
  const how = checks.text(part, 'way.how', 'Say what is done now to contain it.');
  return how ? { kind: 'contain', how } : undefined;
}

/** Why an action can't follow it; undefined where it can. */
export function whyNotFollowed(
  playbook: Playbook | undefined,
  domain: CynefinDomain,
  kind: Way['kind'],
): string | undefined {
  if (!playbook) return 'There is no such playbook.';
  if (playbook.retired) return `“${playbook.name}” is not followed any more.`;
  const fits = playbook.domain === domain && playbook.way.kind === kind;
  return fits ? undefined : `“${playbook.name}” is for ${playbook.way.kind} in the ${playbook.domain} domain.`;
}
