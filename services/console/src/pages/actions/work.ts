import type { ActionState, ActionView } from '@mirrorloop/contracts';

export type WorkMove = 'start' | 'evidence' | 'done' | 'outcome' | 'deadline' | 'drop' | 'comment';
export type WorkField = { name: string; type: 'text' | 'number' | 'date' | 'kind'; only?: string };

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
  drop: [{ name: 'reason', type: 'text' }],
  comment: [{ name: 'text', type: 'text' }],
};
/** Taking up again what was done needs a reason; beginning needs none. */
export const fieldsOf = (move: WorkMove, { state }: ActionView): readonly WorkField[] =>
  move === 'start' && state !== 'committed' ? [{ name: 'reason', type: 'text' }] : EVERY[move];

const AT_WORK: readonly WorkMove[] = ['evidence', 'done', 'deadline', 'comment', 'drop'];
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
      .filter(({ only }) => !only || typed['kind'] === only)
      .flatMap(({ name }) => (typed[name] === undefined || typed[name] === '' ? [] : [[name, typed[name]]])),
  );
