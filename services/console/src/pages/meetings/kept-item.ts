import type { MeetingItemView } from '@mirrorloop/contracts';
import type { SaidOfItem } from '../../api/meetings.js';
import type { Refusal } from '../../api/refusal.js';
import { canBeTakenDown, isFinal, sameSaid, saidOf, type Typed } from './item-draft.js';

/** What is typed about an item, beside what was taken down of it. */
export interface Kept {
  /** The item as it was when it was last the same here and there. */
  readonly base: MeetingItemView;
  /** What was said then. */
  readonly said: SaidOfItem;
  readonly typed: Typed;
  /** On its way. */
  readonly sending: 'decide' | 'commit' | null;
  readonly refused: { readonly refusal: Refusal; readonly said: SaidOfItem } | null;
}
/** Where it lives beside what was read. */
export const keptKey = (itemId: string) => ['draft', 'meeting-item', itemId];
type TypedFrom = (item: MeetingItemView) => Typed;

export const begun = (base: MeetingItemView, typedFrom: TypedFrom): Kept => {
  const typed = typedFrom(base);
  return { base, said: saidOf(typed, base), typed, sending: null, refused: null };
};

/** As it would be sent. */
export const wordsOf = ({ typed, base }: Kept): SaidOfItem => saidOf(typed, base);
export const isDirty = (kept: Kept): boolean => !sameSaid(wordsOf(kept), kept.said);

/** Whether it is sent by itself: what was refused is sent again in other words, or when the reason may have passed. */
export function waits(kept: Kept): boolean {
  const { refused, sending, base, typed } = kept;
  if (sending || !isDirty(kept) || !(isFinal(base) || canBeTakenDown(typed))) return false;
  return !refused || refused.refusal.passing || !sameSaid(refused.said, wordsOf(kept));
}

/** The answer came: what was typed meanwhile is still to be said, and of what is decided for good its note alone. */
export function takenDown({ typed }: Kept, base: MeetingItemView, said: SaidOfItem, typedFrom: TypedFrom): Kept {
  const there = begun(base, typedFrom);
  if (isFinal(base)) return { ...there, typed: { ...there.typed, note: typed.note } };
  return { ...there, typed, said: { ...said, version: base.version } };
}

/** What a newer item makes of what is typed; null where the two say different things, and the typist decides. */
export function met(kept: Kept, item: MeetingItemView, typedFrom: TypedFrom): Kept | null {
  const there = begun(item, typedFrom);
  if (!isDirty(kept)) return { ...there, typed: { ...there.typed, draft: unsaidDraft(kept, item, typedFrom) } };
  if (sameSaid(wordsOf(kept), there.said)) return there;
  // The answer to what was sent got lost: it was taken down all the same.
  const { refused } = kept;
  return refused && sameSaid(refused.said, there.said) ? takenDown(kept, item, refused.said, typedFrom) : null;
}

/** Typed before another decision was chosen, which says nothing of it: kept for when it is agreed after all. */
function unsaidDraft({ typed, base }: Kept, item: MeetingItemView, typedFrom: TypedFrom): Typed['draft'] {
  const untouched = isSame(typed.draft, typedFrom(base).draft);
  return untouched || !isSame(item.draft, base.draft) ? typedFrom(item).draft : typed.draft;
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Mine on top of theirs; where theirs is decided for good only a note can follow. */
export function onTopOf(theirs: MeetingItemView, { typed }: Kept, typedFrom: TypedFrom): Kept {
  const there = begun(theirs, typedFrom);
  return { ...there, typed: isFinal(theirs) ? { ...there.typed, note: typed.note } : typed };
}
