import type { MeetingItemView, MeetingView } from '@mirrorloop/contracts';
import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { commitItem, decideItem, type SaidOfItem } from '../../api/meetings.js';
import { LIVE_MS, queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { commitFrom, type Typed } from './item-draft.js';
import { begun, isDirty, type Kept, keptKey, met, onTopOf, takenDown, waits, wordsOf } from './kept-item.js';

/** So long after the last key what is typed is taken down. */
const PAUSE_MS = 700;

/**
 * Takes down what is typed, by itself, against the version that it was begun from. Somebody else's change appears where
 * nothing is typed; where something is, both are kept until the typist decides. A look at another item takes down at
 * once what can be, and keeps what can't.
 */
export function useTakingDown(
  meeting: MeetingView,
  item: MeetingItemView,
  typedFrom: (item: MeetingItemView) => Typed,
) {
  const { kept, now, keep } = useKept(item, typedFrom);
  const send = useSending(meeting, item, typedFrom, { now, keep });
  const newer = item.version > kept.base.version && !kept.sending;
  const after = newer ? met(kept, item, typedFrom) : null;
  useEffect(() => {
    if (after) keep(after);
  });
  useTakenDownInTime(kept, newer, () => waits(now()) && void send('decide'));
  return {
    ...{ typed: kept.typed, dirty: isDirty(kept), theirs: newer && !after ? item : null },
    ...{ busy: kept.sending !== null, committing: kept.sending === 'commit' },
    refusal: newer ? null : (kept.refused?.refusal ?? null),
    type: (next: Partial<Typed>) => keep({ ...now(), typed: { ...now().typed, ...next } }),
    commit: () => void send('commit'),
    takeDown: () => void send('decide'),
    keepTheirs: () => keep(begun(item, typedFrom)),
    useMine: () => keep(onTopOf(item, now(), typedFrom)),
  };
}

/**
 * What is kept lives beside what was read, not in the panel: an answer that comes while another item is looked at finds
 * it there. It is read and written at once, since a field whose value comes late loses what is typed into it.
 */
function useKept(item: MeetingItemView, typedFrom: (item: MeetingItemView) => Typed) {
  const client = useQueryClient();
  const key = keptKey(item.id);
  const [first] = useState(() => begun(item, typedFrom));
  const now = () => client.getQueryData<Kept>(key) ?? first;
  const hear = useCallback(
    (changed: () => void) =>
      client.getQueryCache().subscribe(({ query }) => {
        if (query.queryHash === hashKey(key)) changed();
      }),
    [client, item.id],
  );
  const kept = useSyncExternalStore(hear, now);
  return { kept, now, keep: (next: Kept) => void client.setQueryData(key, next) };
}
type Keeping = Pick<ReturnType<typeof useKept>, 'now' | 'keep'>;

function useSending(
  meeting: MeetingView,
  { id: itemId }: MeetingItemView,
  typedFrom: (item: MeetingItemView) => Typed,
  { now, keep }: Keeping,
) {
  const client = useQueryClient();
  const { queryKey } = queries.meeting(meeting.id);
  const here = useIsHere();
  return async function send(move: 'decide' | 'commit'): Promise<void> {
    const before = now();
    if (before.sending) return;
    const said = wordsOf(before);
    keep({ ...before, sending: move, refused: null });
    try {
      const after = await ask(meeting.id, before, move, said);
      keep(
        takenDown(
          now(),
          after.items.find(({ id }) => id === itemId)!,
          said,
          typedFrom,
        ),
      );
      client.setQueryData(queryKey, after);
      if (move === 'commit') void client.invalidateQueries({ queryKey: ['actions'] });
      // Nobody is left whose pause could end.
      if (!here.current && waits(now())) await send('decide');
    } catch (error) {
      const refusal = asRefusal(error);
      keep({ ...now(), sending: null, refused: { refusal, said } });
      if (refusal.status === 412) void client.invalidateQueries({ queryKey });
    }
  };
}

const ask = (meetingId: string, { base, typed }: Kept, move: 'decide' | 'commit', said: SaidOfItem) =>
  move === 'decide'
    ? decideItem(meetingId, base.id, said)
    : commitItem(meetingId, base.id, { version: said.version, draft: commitFrom(typed.draft, base.action) });

function useIsHere() {
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);
  return here;
}

/** After the pause, later where a reason has to pass first; at once when the panel goes. */
function useTakenDownInTime(kept: Kept, held: boolean, takeDown: () => void) {
  const due = waits(kept) && !held;
  const text = JSON.stringify(wordsOf(kept));
  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(takeDown, kept.refused ? LIVE_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [due, text, kept.refused]);
  const last = useRef(() => {});
  useEffect(() => {
    last.current = () => due && takeDown();
  });
  useEffect(() => () => last.current(), []);
}
