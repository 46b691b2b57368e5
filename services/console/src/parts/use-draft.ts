import { useEffect, useState } from 'react';
import { collide, merged, same } from './merge.js';
import type { Versioned } from './use-seen.js';

/** What is typed, and what it was begun from. */
export interface Begun<T extends Versioned, D extends object> {
  readonly seen: T;
  readonly draft: D;
}

/**
 * What is typed, held to what it was begun from (`seen`), however often that is read anew. What somebody else changed
 * shows in each field where nothing is typed; where both changed the same, `theirs` stands beside it until the typist
 * decides.
 *
 * @param whole fields of the draft whose parts mean something together alone
 * @param before what was typed before, and left
 */
export function useDraft<T extends Versioned, D extends object>(
  known: T,
  draftOf: (known: T) => D,
  whole?: readonly string[],
  before?: Begun<T, D>,
) {
  const [{ seen, draft }, set] = useState<Begun<T, D>>(() => before ?? { seen: known, draft: draftOf(known) });
  const begun = draftOf(seen);
  const newer = known.version > seen.version ? known : null;
  const both = newer && merged(begun, draft, draftOf(newer), whole);
  const theirs = newer && collide(begun, draft, draftOf(newer), whole) ? newer : null;
  useEffect(() => {
    if (both && (!theirs || !same(both, draft))) set({ seen: theirs ? seen : newer!, draft: both });
  });
  return {
    ...{ seen, draft, touched: !same(draft, begun), theirs },
    change: (next: Partial<D>) => set((now) => ({ ...now, draft: { ...now.draft, ...next } })),
    begin: (from: T) => set({ seen: from, draft: draftOf(from) }),
    /** What was typed is meant for what is there now. */
    keepMine: () => theirs && set({ seen: theirs, draft }),
    /** Where both changed the same, theirs; all else that was typed stays. */
    yieldTo: () => theirs && set({ seen: theirs, draft: merged(begun, draftOf(theirs), draft, whole) }),
    /** It was kept as it was sent; what was typed since then is still to be sent. */
    kept: (as: T, sent: D) => set((now) => ({ seen: as, draft: same(now.draft, sent) ? draftOf(as) : now.draft })),
  };
}
