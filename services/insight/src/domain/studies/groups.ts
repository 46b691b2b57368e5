import type { Answers } from './answers.js';
import type { Words } from './instrument.js';

/** Some employees, by their places in the list of all. */
export interface Group {
  readonly by: string;
  readonly name: string;
  readonly who: Words;
  readonly members: readonly number[];
}

/**
 * The groups a report may show, and no others: everybody, then each team, store and so on. One fixed order, the large
 * before the small, so that what the anonymity ledger lets out is the same for whoever asks, however often.
 */
export function groupsOf(employees: readonly Answers[]): Group[] {
  const all = employees.map((_, i) => i);
  const named = new Map<string, Group>();
  employees.forEach(({ groups }, i) => {
    for (const [by, name] of Object.entries(groups)) {
      const key = JSON.stringify([by, name]);
      const members = [...(named.get(key)?.members ?? []), i];
      named.set(key, { by, name, who: { en: name, de: name }, members });
    }
  });
  const inOrder = [...named.values()].sort(
    (a, b) => b.members.length - a.members.length || compared(a.by, b.by) || compared(a.name, b.name),
  );
  return [
    { by: 'everybody', name: 'Everybody', who: { en: 'Employees', de: 'Beschäftigte' }, members: all },
    ...inOrder,
  ];
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
