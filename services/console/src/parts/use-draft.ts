import { useEffect, useState } from 'react';
import type { Versioned } from './use-seen.js';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is typed, held to what it was begun from (`seen`), however often that is read anew. What somebody else changed
 * shows where nothing is typed; where something is, it stands beside it as `theirs` until the typist decides.
 */
export function useDraft<T extends Versioned, D extends object>(known: T, draftOf: (known: T) => D) {
  const [{ seen, draft }, set] = useState(() => ({ seen: known, draft: draftOf(known) }));
  const begun = draftOf(seen);
  const newer = known.version > seen.version ? known : null;
  const touched = !same(draft, begun);
  const follows = newer && (!touched || same(draftOf(newer), begun));
  useEffect(() => {
    if (follows) set({ seen: newer, draft: touched ? draft : draftOf(newer) });
  });
  return {
    ...{ seen, draft, touched, theirs: follows ? null : newer },
    change: (next: Partial<D>) => set((now) => ({ ...now, draft: { ...now.draft, ...next } })),
    begin: (from: T) => set({ seen: from, draft: draftOf(from) }),
    /** It was kept as it was sent; what was typed since then is still to be sent. */
    kept: (as: T, sent: D) => set((now) => ({ seen: as, draft: same(now.draft, sent) ? draftOf(as) : now.draft })),
  };
}
