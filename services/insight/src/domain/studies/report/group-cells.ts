import type { Ledger } from '@mirrorloop/statistics';
import type { Group } from '../groups.js';
import { type Comparison, judgedTogether } from './cells.js';
import { customersSay, type Material, onScale } from './material.js';

/** One ledger an attribute: questions and touchpoints of it are told by the same people, so they share it. */
export type Ledgers = ReadonlyMap<string, Ledger>;

/** One cell a group and attribute. */
export function groupCells(material: Material, groups: readonly Group[], ledgers: Ledgers) {
  const { attributes, ours, theirs, instrument } = material;
  const compared = groups.flatMap(({ members, who }) =>
    attributes.map((attribute): Comparison | null => {
      const scores = ours.get(attribute)!;
      const answered = members.filter((i) => scores[i] !== null);
      if (!ledgers.get(attribute)!.release(new Set(answered))) return null;
      const employees = onScale(
        answered.map((i) => scores[i]!),
        instrument,
      );
      return { who, what: attribute, employees, customers: customersSay(material, theirs.get(attribute)!) };
    }),
  );
  const judged = judgedTogether(compared, instrument);
  return groups.map((_, g) => attributes.map((attribute, a) => ({ attribute, ...judged[g * attributes.length + a]! })));
}
export type GroupCells = ReturnType<typeof groupCells>;
