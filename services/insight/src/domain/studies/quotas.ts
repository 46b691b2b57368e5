import type { Answers } from './answers.js';
import type { Population } from './instrument.js';

/** At most so many answers of one group: enough to see what is to be seen, and no group outweighs the others. */
export interface Quota {
  readonly population: Population;
  readonly by: string;
  readonly name: string;
  readonly most: number;
}
/** How many of a group have answered. */
export interface GroupCount extends Omit<Quota, 'most'> {
  readonly n: number;
}

const keyOf = ({ population, by, name }: Omit<Quota, 'most'>): string => JSON.stringify([population, by, name]);

/** How many more answers each group with a quota takes. */
function roomBy(quotas: readonly Quota[], counts: readonly GroupCount[]): Map<string, number> {
  const room = new Map(quotas.map((quota) => [keyOf(quota), quota.most]));
  for (const count of counts) {
    const left = room.get(keyOf(count));
    if (left !== undefined) room.set(keyOf(count), left - count.n);
  }
  return room;
}

/** What somebody's answers carry, or would: all that a quota looks at. */
export type Grouped = Pick<Answers, 'population' | 'groups'>;

const keysIn = (room: ReadonlyMap<string, number>, { population, groups }: Grouped): string[] =>
  Object.entries(groups)
    .map(([by, name]) => keyOf({ population, by, name }))
    .filter((key) => room.has(key));

/** Whether answers of these groups would still be taken. */
export function hasRoom(quotas: readonly Quota[], counts: readonly GroupCount[]): (of: Grouped) => boolean {
  const room = roomBy(quotas, counts);
  return (of) => keysIn(room, of).every((key) => room.get(key)! > 0);
}

/** Of these answers those for which there is room, in their order; one that belongs to a full group has none. */
export function withinQuotas<T extends { readonly answers: Answers }>(
  given: readonly T[],
  quotas: readonly Quota[],
  counts: readonly GroupCount[],
): T[] {
  const room = roomBy(quotas, counts);
  return given.filter(({ answers }) => {
    const keys = keysIn(room, answers);
    if (keys.some((key) => room.get(key)! <= 0)) return false;
    for (const key of keys) room.set(key, room.get(key)! - 1);
    return true;
  });
}
