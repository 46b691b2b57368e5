import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Begun, useDraft } from '../../parts/use-draft.js';
import { useWords } from '../../words/use-words.js';
import { type Draft, draftOf, proposalOf } from './draft.js';
import { canBePromised } from './work.js';

/** An amount means something by how it was taken, a way of acting by its domain. */
const WHOLE = ['notActing', 'acting', 'way'];

/**
 * What is typed to promise an action, held to the version it was begun from. It lives beside what was read: closing
 * the dialog loses nothing, and signing out takes it away.
 */
export function useBegun(action: ActionView, insight: InsightView | undefined) {
  const { t } = useWords();
  const client = useQueryClient();
  const key = ['draft', action.id];
  const [evidence] = useState(insight);
  const draftFrom = (of: ActionView) => draftOf(of, evidence, proposalOf(t, evidence));
  const before = client.getQueryData<Begun<ActionView, Draft>>(key);
  const typing = useDraft(action, draftFrom, WHOLE, before);
  const { seen, draft, touched } = typing;
  const open = canBePromised(action);
  useEffect(() => {
    if (touched && open) client.setQueryData(key, { seen, draft });
  }, [seen, draft]);
  return {
    ...typing,
    /** Theirs also where it can't be promised any more, whatever was typed. */
    theirs: open ? typing.theirs : action,
    forget: () => client.removeQueries({ queryKey: key }),
  };
}
export type BegunAction = ReturnType<typeof useBegun>;
