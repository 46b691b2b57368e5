import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { commitItem, decideItem, type SaidOfItem } from '../../api/meetings.js';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { canBeTakenDown, commitFrom, sameSaid, saidOf, type Typed } from './item-draft.js';

/** So long after the last key what is typed is taken down. */
const PAUSE_MS = 700;

interface Kept {
  /** The item as it was when it was last the same here and there. */
  base: MeetingItemView;
  /** What was said then. */
  said: SaidOfItem;
  typed: Typed;
}

/**
 * Takes down what is typed, by itself, against the version that it was begun from. Somebody else's change appears where
 * nothing is typed; where something is, both are kept until the typist decides. What isn't taken down yet outlives a
 * look at another item.
 */
export function useTakingDown(
  meeting: MeetingView,
  item: MeetingItemView,
  typedFrom: (item: MeetingItemView) => Typed,
) {
  const client = useQueryClient();
  const key = ['draft', 'meeting-item', item.id];
  const begun = (from: MeetingItemView): Kept => {
    const typed = typedFrom(from);
    return { base: from, said: saidOf(typed, from), typed };
  };
  const [kept, set] = useState<Kept>(() => client.getQueryData<Kept>(key) ?? begun(item));
  const keep = (next: Kept) => {
    set(next);
    if (sameSaid(saidOf(next.typed, next.base), next.said)) client.removeQueries({ queryKey: key });
    else client.setQueryData(key, next);
  };
  const send = useMutation({
    mutationFn: ({ move, said }: { move: 'decide' | 'commit'; said: SaidOfItem }) =>
      move === 'decide'
        ? decideItem(meeting.id, item.id, said)
        : commitItem(meeting.id, item.id, { version: said.version, draft: commitFrom(kept.typed.draft, item.action) }),
    onSuccess: (after, { move, said }) => {
      const base = after.items.find(({ id }) => id === item.id)!;
      client.setQueryData(queries.meeting(meeting.id).queryKey, after);
      set((now) => (move === 'commit' || base.decision === 'dropped' ? begun(base) : { ...now, base, said }));
      client.removeQueries({ queryKey: key });
      if (move === 'commit') void client.invalidateQueries({ queryKey: ['actions'] });
    },
    onError: (error) => {
      if (asRefusal(error).status === 412)
        void client.invalidateQueries({ queryKey: queries.meeting(meeting.id).queryKey });
    },
  });
  const said = saidOf(kept.typed, kept.base);
  const dirty = !sameSaid(said, kept.said);
  const newer = item.version > kept.base.version && !send.isPending;
  const theirs = newer && dirty && !sameSaid(said, saidOf(typedFrom(item), item)) ? item : null;
  useEffect(() => {
    if (newer && !theirs) keep(begun(item));
  });
  const refusal = send.error && !newer ? asRefusal(send.error) : null;
  const waits = dirty && !theirs && !newer && !send.isPending && (isFinal(item) || canBeTakenDown(kept.typed));
  const text = JSON.stringify(said);
  useEffect(() => {
    // A refusal of these very words isn't asked for again by itself.
    if (!waits || (refusal && !refusal.passing && send.variables?.said && sameSaid(send.variables.said, said))) return;
    const timer = setTimeout(() => send.mutate({ move: 'decide', said }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waits, text, refusal]);
  return {
    ...{ typed: kept.typed, dirty, theirs, refusal, busy: send.isPending },
    type: (next: Partial<Typed>) => keep({ ...kept, typed: { ...kept.typed, ...next } }),
    commit: () => send.mutate({ move: 'commit', said }),
    takeDown: () => send.mutate({ move: 'decide', said }),
    keepTheirs: () => keep(begun(item)),
    useMine: () => keep({ ...kept, base: item, said: saidOf(typedFrom(item), item) }),
  };
}

export const isFinal = ({ decision }: MeetingItemView): boolean => decision === 'committed' || decision === 'dropped';
