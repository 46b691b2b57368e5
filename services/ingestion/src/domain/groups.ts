/** Sets that only ever grow together (union-find with path halving). */
export class Groups {
  private readonly parents = new Map<string, string>();

  find(node: string): string {
    let at = node;
    for (;;) {
      const parent = this.parents.get(at) ?? at;
      if (parent === at) return at;
      const grandparent = this.parents.get(parent) ?? parent;
      this.parents.set(at, grandparent);
      at = grandparent;
    }
  }

  /** @returns `node`; joining nothing to it is no change */
  join(node: string, other: string | undefined): string {
    if (other === undefined) return node;
    const [a, b] = [this.find(node), this.find(other)];
    if (a !== b) this.parents.set(b, a);
    return node;
  }
}

/** `Map.groupBy`, which Node has from 21 on. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function countBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
