import { joined, messagesFor, nearest, type Refusal } from '../../api/refusal.js';
import type { Say } from '../../words/use-words.js';
import type { Draft } from './draft.js';

/** Where the tracker's paths show in the dialog. */
export const fieldOf = {
  problem: 'problem',
  ownerId: 'ownerId',
  deadline: 'deadline',
  'stakes.notActing.amount': 'notActingAmount',
  'stakes.notActing.basis': 'notActingBasis',
  'stakes.acting.amount': 'actingAmount',
  'stakes.acting.basis': 'actingBasis',
  'stakes.notActing': 'notActingAmount',
  'stakes.acting': 'actingAmount',
  stakes: 'notActingAmount',
  'successMeasure.metric': 'metric',
  'successMeasure.population': 'population',
  'successMeasure.smallestEffect': 'smallestEffect',
  'successMeasure.unit': 'effectUnit',
  'successMeasure.lagDays': 'lagDays',
  successMeasure: 'metric',
} as const;

export const FIELD_PATHS = Object.keys(fieldOf);
export type Field = (typeof fieldOf)[keyof typeof fieldOf];

const isEmpty = (draft: Draft): Record<Field, boolean> => ({
  problem: !draft.problem.trim(),
  ownerId: !draft.ownerId,
  deadline: !draft.deadline,
  notActingAmount: draft.notActing.amount === '',
  notActingBasis: !draft.notActing.basis.trim(),
  actingAmount: draft.acting.amount === '',
  actingBasis: !draft.acting.basis.trim(),
  metric: !draft.metric.trim(),
  population: !draft.population.trim(),
  smallestEffect: draft.smallestEffect === '',
  effectUnit: !draft.effectUnit.trim(),
  lagDays: draft.lagDays === '',
});

/** Each refused field with the reason in plain words: ours where it was left empty, the tracker's where it was wrong. */
export function fieldErrors(t: Say, refusal: Refusal | null, draft: Draft): Partial<Record<Field, string>> {
  const empty = isEmpty(draft);
  const errors: Partial<Record<Field, string>> = {};
  for (const { path, message } of refusal?.problem.errors ?? []) {
    const at = nearest(path, FIELD_PATHS) as keyof typeof fieldOf | undefined;
    if (!at) continue;
    const field = fieldOf[at];
    const said = at === path && empty[field] ? t(`make.missing.${field}`) : message;
    errors[field] = joined(errors[field], said);
  }
  return withWholeGroups(t, errors, refusal, empty);
}

/** "stakes is missing" means each empty field of the stakes. */
function withWholeGroups(
  t: Say,
  errors: Partial<Record<Field, string>>,
  refusal: Refusal | null,
  empty: Record<Field, boolean>,
) {
  const groups: Record<string, Field[]> = {
    stakes: ['notActingAmount', 'notActingBasis', 'actingAmount', 'actingBasis'],
    successMeasure: ['metric', 'population', 'smallestEffect', 'effectUnit', 'lagDays'],
  };
  for (const [group, fields] of Object.entries(groups)) {
    if (messagesFor(refusal, group).length === 0) continue;
    for (const field of fields) if (empty[field]) errors[field] ??= t(`make.missing.${field}`);
  }
  return errors;
}
