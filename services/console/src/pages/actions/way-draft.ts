import type { ActionView, CynefinDomain, PlaybookView, Way } from '@mirrorloop/contracts';

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
  /** The playbook that it follows, as long as its domain and kind stay. */
  playbookId: string | null;
}

export const noProbe: DraftProbe = { name: '', amplifyWhen: '', endWhen: '' };

export function draftWayOf({ domain: { domain, reason }, way }: Pick<ActionView, 'domain' | 'way'>): DraftWay {
  const empty = { practice: '', expert: '', options: '', parts: '', how: '', reclassifyBy: '' };
  const begun = {
    ...empty,
    playbookId: null,
    domain,
    domainReason: reason ?? '',
    kind: KINDS[domain][0]!,
    probes: [noProbe, noProbe],
  };
  // A domain set since may not go with the way that was chosen for the one before.
  if (!way || !KINDS[domain].includes(way.kind)) return begun;
  const { kind } = way;
  if (way.kind === 'expert-analysis') return { ...begun, kind, expert: way.expert, options: way.options.join('\n') };
  if (way.kind === 'break-down') return { ...begun, kind, parts: way.parts.join('\n') };
  if (way.kind === 'contain') return { ...begun, kind, how: way.how, reclassifyBy: way.reclassifyBy.slice(0, 10) };
  return way.kind === 'probes'
    ? { ...begun, kind, probes: [...way.probes] }
    : { ...begun, kind, practice: way.practice };
}

/** As the playbook says; by when what is contained is classified again is still to be said. */
export function followed(draft: DraftWay, { id: playbookId, way, domain }: PlaybookView): DraftWay {
  const reason = { domain, reason: draft.domainReason, by: null };
  const said = way.kind === 'contain' ? null : draftWayOf({ domain: reason, way });
  const kept = { domain, domainReason: draft.domainReason, playbookId };
  return said
    ? { ...said, ...kept }
    : { ...draft, ...kept, kind: 'contain', how: way.kind === 'contain' ? way.how : '' };
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
  const follows = draft.playbookId ? { playbookId: draft.playbookId } : {};
  return { way: WAYS[draft.kind](draft), ...(set ? { domain, domainReason } : {}), ...follows };
}

const WAYS: Readonly<Record<Way['kind'], (draft: DraftWay) => Way>> = {
  'best-practice': ({ practice }) => ({ kind: 'best-practice', practice }),
  'expert-analysis': ({ expert, options }) => ({ kind: 'expert-analysis', expert, options: lines(options) }),
  probes: ({ probes }) => ({ kind: 'probes', probes }),
  contain: ({ how, reclassifyBy }) => ({ kind: 'contain', how, reclassifyBy }),
  'break-down': ({ parts }) => ({ kind: 'break-down', parts: lines(parts) }),
};

const FIELDS: Readonly<Record<Way['kind'], readonly string[]>> = {
  'best-practice': ['practice'],
  'expert-analysis': ['expert', 'options'],
  probes: ['probes'],
  contain: ['how', 'reclassifyBy'],
  'break-down': ['parts'],
};
export const PROBE_FIELDS = ['name', 'amplifyWhen', 'endWhen'] as const;

/** Where the fields of a way show what is wrong; the way as a whole stands at its domain. */
export function pathsOfWay({ kind, probes }: DraftWay, template = false): string[] {
  const fields = FIELDS[kind].filter((field) => !(template && field === 'reclassifyBy'));
  const ofProbes = kind === 'probes' ? probes.flatMap((_, n) => PROBE_FIELDS.map((f) => `probes[${n}].${f}`)) : [];
  const ofWay = [...fields, ...ofProbes].map((field) => `way.${field}`);
  return ['domain', 'way', ...(template ? [] : ['domainReason']), ...ofWay];
}
