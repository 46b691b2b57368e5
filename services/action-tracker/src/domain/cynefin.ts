/** The Cynefin domains; `disorder` where there is too little to go by, and until somebody says otherwise. */
export const DOMAINS = ['clear', 'complicated', 'complex', 'chaotic', 'disorder'] as const;
export type CynefinDomain = (typeof DOMAINS)[number];

/** In which domain the action's insight lies, and who said so, and why. */
export interface DomainSet {
  readonly domain: CynefinDomain;
  readonly reason: string | null;
  readonly by: string | null;
}
export const NOT_YET_KNOWN: DomainSet = { domain: 'disorder', reason: null, by: null };

/** The ways of acting, each fit for some domains only (domain rule 7). */
export const KINDS = ['best-practice', 'expert-analysis', 'probes', 'contain', 'break-down'] as const;
export type WayKind = (typeof KINDS)[number];

/** A probe is safe to fail, so it is also let in where an expert would be asked; a best practice is at home once. */
export const FITTING: Readonly<Record<CynefinDomain, readonly WayKind[]>> = {
  clear: ['best-practice'],
  complicated: ['expert-analysis', 'probes'],
  complex: ['probes'],
  chaotic: ['contain'],
  disorder: ['break-down'],
};

/** What is said where a way doesn't fit. */
export function whyNot(kind: WayKind, domain: CynefinDomain): string | undefined {
  if (FITTING[domain].includes(kind)) return undefined;
  const fitting = FITTING[domain].join(' or ');
  const probe = kind === 'best-practice' ? ' A best practice is offered elsewhere only as a probe.' : '';
  const unset = domain === 'disorder' ? ' Or set the domain first, with a reason.' : '';
  return `In the ${domain} domain it is ${fitting}.${probe}${unset}`;
}
