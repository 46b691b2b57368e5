/** A set of people about whom a figure was told: their own numbers, 0 to people − 1. */
export type People = ReadonlySet<number>;

export const SMALLEST_GROUP = 5;
/** With more small atoms than this not all unions of them can be looked at: free filters are refused. */
export const MOST_SMALL_ATOMS = 60;

/** What one would learn from what was told, taken together. */
export interface Atoms {
  /** How many people are in exactly the same told sets. */
  readonly sizes: readonly number[];
  /** One row a told set, 1 where it holds an atom. */
  readonly rows: readonly (readonly number[])[];
}

/** People who are in exactly the same sets can't be told apart by them. */
export function atomsOf(sets: readonly People[]): Atoms {
  const signatures = new Map<number, string>();
  sets.forEach((set, i) => set.forEach((person) => signatures.set(person, `${signatures.get(person) ?? ''}${i},`)));
  const counted = new Map<string, number>();
  signatures.forEach((signature) => counted.set(signature, (counted.get(signature) ?? 0) + 1));
  const keys = [...counted.keys()];
  const inside = keys.map((key) => new Set(key.split(',').filter(Boolean).map(Number)));
  return { sizes: [...counted.values()], rows: sets.map((_, i) => inside.map((of) => (of.has(i) ? 1 : 0))) };
}

/**
 * Unions of atoms, of fewer people than the smallest group, whose figure follows from the told ones by adding and
 * subtracting: those whose 0/1 vector lies in the span of the told rows (its distance to it is 0). After the audit of
 * Chin & Özsoyoğlu (1982), ACM TODS 7:113, doi 10.1145/320064.320069. 'too-many' where they can't all be looked at.
 */
export function leaks({ sizes, rows }: Atoms, smallest = SMALLEST_GROUP): number[][] | 'too-many' {
  const small = sizes.flatMap((size, i) => (size < smallest ? [i] : []));
  if (small.length > MOST_SMALL_ATOMS) return 'too-many';
  const basis = spanned(rows);
  const distance = (i: number, j: number): number =>
    basis.reduce((rest, direction) => rest - direction[i]! * direction[j]!, i === j ? 1 : 0);
  const apart = new Map(small.map((i) => [i, new Map(small.map((j) => [j, distance(i, j)]))]));
  const found: number[][] = [];
  const grow = (set: readonly number[], people: number, rest: number, from: number): void => {
    for (let k = from; k < small.length; k += 1) {
      const i = small[k]!;
      const now = people + sizes[i]!;
      if (now >= smallest) continue;
      const row = apart.get(i)!;
      const left = rest + row.get(i)! + 2 * set.reduce((sum, j) => sum + row.get(j)!, 0);
      const grown = [...set, i];
      if (left < 1e-9) found.push(grown);
      grow(grown, now, left, k + 1);
    }
  };
  grow([], 0, 0, 0);
  return found;
}

/** Orthonormal directions of the rows (Gram and Schmidt, twice, so that rounding can't hide what is spanned). */
function spanned(rows: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const row of rows) {
    const rest = without(basis, without(basis, row));
    const size = Math.hypot(...rest);
    if (size > 1e-7) basis.push(rest.map((x) => x / size));
  }
  return basis;
}

function without(basis: readonly (readonly number[])[], row: readonly number[]): number[] {
  const rest = [...row];
  for (const direction of basis) {
    const along = direction.reduce((sum, x, i) => sum + x * rest[i]!, 0);
    direction.forEach((x, i) => (rest[i]! -= along * x));
  }
  return rest;
}

/**
 * Remembers of which people figures were told, and tells another only where nobody can be found out by subtraction,
 * over filters, exports and waves. One ledger a question, since who answered differs.
 */
export class Ledger {
  private readonly told: People[] = [];
  private readonly known = new Set<string>();

  constructor(
    told: readonly People[] = [],
    private readonly smallest = SMALLEST_GROUP,
  ) {
    told.forEach((set) => this.remember(set));
  }

  /** True when a figure about these people may be told, which it then counts as; what was told once may be told again. */
  release(people: People): boolean {
    if (people.size < this.smallest) return false;
    if (this.known.has(keyOf(people))) return true;
    const found = leaks(atomsOf([...this.told, people]), this.smallest);
    if (found === 'too-many' || found.length > 0) return false;
    this.remember(people);
    return true;
  }

  private remember(people: People): void {
    const key = keyOf(people);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.told.push(people);
  }
}

const keyOf = (people: People): string => [...people].sort((a, b) => a - b).join(',');
