import { type Caller, liesIn, sightOf } from '@mirrorloop/access';

/** What was sent may hold anybody's address: to a person it is shown one by one and for a reason, to a machine as it is. */
export type HowShown = 'whole' | 'for a reason' | 'never';

export function howShownTo(caller: Caller): HowShown {
  // What failed lies in no store.
  if (!liesIn(sightOf(caller, 'see failed signals').unmasked, null)) return 'never';
  return caller.kind === 'person' ? 'for a reason' : 'whole';
}
