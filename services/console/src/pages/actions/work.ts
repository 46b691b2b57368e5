import type { ActionState, ActionView } from '@mirrorloop/contracts';

export type WorkMove = 'start' | 'evidence' | 'done' | 'outcome' | 'deadline' | 'owner' | 'domain' | 'drop' | 'comment';
export type WorkField = {
  name: string;
  type: 'text' | 'number' | 'date' | 'kind' | 'person' | 'domain';
  only?: string;
};

const EVERY: Readonly<Record<WorkMove, readonly WorkField[]>> = {
  start: [],
  evidence: [
    { name: 'kind', type: 'kind' },
    { name: 'what', type: 'text' },
    { name: 'where', type: 'text' },
    ...['before', 'now', 'low', 'high', 'n'].map((name): WorkField => ({
      name,
      type: 'number',
      only: 'leading-indicator',
    })),
  ],
  done: [],
  outcome: [
    ...['effect', 'low', 'high', 'n'].map((name): WorkField => ({ name, type: 'number' })),
    { name: 'source', type: 'text' },
  ],
  deadline: [
    { name: 'deadline', type: 'date' },
    { name: 'reason', type: 'text' },
  ],
  owner: [
    { name: 'ownerId', type: 'person' },
    { name: 'reason', type: 'text' },
  ],
  domain: [
    { name: 'domain', type: 'domain' },
    { name: 'domainReason', type: 'text' },
    { name: 'reclassifyBy', type: 'date', only: 'chaotic' },
  ],
  drop: [{ name: 'reason', type: 'text' }],
  comment: [{ name: 'text', type: 'text' }],
};
/** Taking up again what was done needs a reason; beginning needs none. */
export const fieldsOf = (move: WorkMove, { state }: ActionView): readonly WorkField[] =>
  move === 'start' && state !== 'committed' ? [{ name: 'reason', type: 'text' }] : EVERY[move];

/** A field that is there for one choice alone. */
export const isAsked = ({ only }: WorkField, typed: Typed): boolean =>
  !only || typed['kind'] === only || typed['domain'] === only;

/** What was contained is classified again. */
export const movesOf = ({ state, way }: ActionView): readonly WorkMove[] =>
  way?.kind === 'contain' && state !== 'verified' && state !== 'dropped' ? ['domain', ...WORK[state]] : WORK[state];

const AT_WORK: readonly WorkMove[] = ['evidence', 'done', 'deadline', 'owner', 'comment', 'drop'];
/** What can be done in each state, the likeliest first. */
export const WORK: Readonly<Record<ActionState, readonly WorkMove[]>> = {
  proposed: ['comment', 'drop'],
  committed: ['start', ...AT_WORK],
  'in-progress': AT_WORK,
  done: ['start', 'comment', 'drop'],
  verifying: ['outcome', 'start', 'comment', 'drop'],
  verified: ['comment'],
  refuted: ['comment', 'drop'],
  inconclusive: ['outcome', 'comment', 'drop'],
  dropped: ['comment'],
};

export type Typed = Readonly<Record<string, string | number>>;
/** What is empty is left out, so that the tracker names it. */
export const workFrom = (typed: Typed, fields: readonly WorkField[]): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => isAsked(field, typed))
      .flatMap(({ name }) => (typed[name] === undefined || typed[name] === '' ? [] : [[name, typed[name]]])),
  );

/** Nobody had promised it when its evidence was withdrawn. */
export const isVoid = ({ state, withdrawn }: ActionView): boolean => state === 'proposed' && Boolean(withdrawn);

/** What was refuted is promised anew, and what was contained once it is classified as no longer chaotic. */
export const canBePromised = (action: ActionView): boolean => {
  const { state, way, domain } = action;
  if (isVoid(action)) return false;
  if (['proposed', 'refuted', 'inconclusive'].includes(state)) return true;
  return way?.kind === 'contain' && domain.domain !== 'chaotic' && state !== 'verified' && state !== 'dropped';
};
