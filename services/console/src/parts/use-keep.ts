import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { asRefusal } from '../api/refusal.js';
import { useDraft } from './use-draft.js';
import type { Versioned } from './use-seen.js';

interface KeepProps<T extends Versioned, D> {
  known: T;
  draftOf: (known: T) => D;
  /** Fields of the draft whose parts mean something together alone. */
  whole?: readonly string[];
  /** Under which what is known is read. */
  queryKey: QueryKey;
  put: (draft: D, version: number) => Promise<T>;
  /** It was kept, or another's version is. */
  done?: () => void;
}

/** A draft is kept against the version that it was begun from; where somebody else was faster both are shown. */
export function useKeep<T extends Versioned, D extends object>({
  known,
  draftOf,
  whole,
  queryKey,
  put,
  done,
}: KeepProps<T, D>) {
  const client = useQueryClient();
  const { seen, draft, touched, theirs, change, begin, kept } = useDraft(known, draftOf, whole);
  const keeping = useMutation({
    mutationFn: ({ sent, version }: { sent: D; version: number }) => put(sent, version),
    onError: async (error) => {
      if (asRefusal(error).status === 412) await client.invalidateQueries({ queryKey });
    },
    onSuccess: async (as, { sent }) => {
      kept(as, sent);
      await client.invalidateQueries({ queryKey });
      done?.();
    },
  });
  const refusal = keeping.error ? asRefusal(keeping.error) : null;
  return {
    ...{ draft, change, touched, theirs, busy: keeping.isPending, kept: keeping.isSuccess },
    refusal: theirs && refusal?.status === 412 ? null : refusal,
    keep: () => keeping.mutate({ sent: draft, version: seen.version }),
    useMine: () => theirs && keeping.mutate({ sent: draft, version: theirs.version }),
    keepTheirs: () => {
      if (theirs) begin(theirs);
      keeping.reset();
      done?.();
    },
  };
}
export type Keep<T extends Versioned, D extends object> = ReturnType<typeof useKeep<T, D>>;
