import type { ActionView, CynefinDomain, Way } from '@mirrorloop/contracts';

export const DOMAINS = ['disorder', 'clear', 'complicated', 'complex', 'chaotic'] as const;
/** The first is what the dialog begins with; the tracker refuses what doesn't fit. */
export const KINDS: Readonly<Record<CynefinDomain, readonly Way['kind'][]>> = {
  disorder: ['break-down'],
  clear: ['best-practice'],
  complicated: ['expert-analysis', 'probes'],
  complex: ['probes'],
  chaotic: ['contain'],
};

export interface DraftProbe {
  name: string;
  amplifyWhen: string;
  endWhen: string;
}
/** How it is gone about, as typed so far: what was typed for one kind is still there after a look at another. */
export interface DraftWay {
  domain: CynefinDomain;
  domainReason: string;
  kind: Way['kind'];
  practice: string;
  expert: string;
  /** One a line. */
  options: string;
  parts: string;
  probes: DraftProbe[];
  how: string;
  reclassifyBy: string;
}

export const noProbe: DraftProbe = { name: '', amplifyWhen: '', endWhen: '' };

export function draftWayOf({ domain: { domain, reason }, way }: Pick<ActionView, 'domain' | 'way'>): DraftWay {
  const empty = { practice: '', expert: '', options: '', parts: '', how: '', reclassifyBy: '' };
  const begun = { ...empty, domain, domainReason: reason ?? '', kind: KINDS[domain][0]!, probes: [noProbe, noProbe] };
  if (!way) return begun;
  const { kind } = way;
  if (way.kind === 'expert-analysis') return { ...begun, kind, expert: way.expert, options: way.options.join('\n') };
  if (way.kind === 'break-down') return { ...begun, kind, parts: way.parts.join('\n') };
  if (way.kind === 'contain') return { ...begun, kind, how: way.how, reclassifyBy: way.reclassifyBy.slice(0, 10) };
  return way.kind === 'probes'
    ? { ...begun, kind, probes: [...way.probes] }
    : { ...begun, kind, practice: way.practice };
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The domain goes along only where it was set here: else the action's stays. */
export function wayFrom(draft: DraftWay, base: ActionView['domain'] | undefined) {
  const { domain, domainReason } = draft;
  const set = domain !== base?.domain || domainReason.trim() !== (base.reason ?? '');
  return { way: WAYS[draft.kind](draft), ...(set ? { domain, domainReason } : {}) };
}

const WAYS: Readonly<Record<Way['kind'], (draft: DraftWay) => Way>> = {
  'best-practice': ({ practice }) => ({ kind: 'best-practice', practice }),
  'expert-analysis': ({ expert, options }) => ({ kind: 'expert-analysis', expert, options: lines(options) }),
  probes: ({ probes }) => ({ kind: 'probes', probes }),
  contain: ({ how, reclassifyBy }) => ({ kind: 'contain', how, reclassifyBy }),
  'break-down': ({ parts }) => ({ kind: 'break-down', parts: lines(parts) }),
};
