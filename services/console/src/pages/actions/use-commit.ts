import type { ActionView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { commitAction, readAction } from '../../api/action-tracker.js';
import { newKey } from '../../api/key.js';
import { asRefusal } from '../../api/refusal.js';
import { commitmentOf, type Draft } from './draft.js';

/**
 * Commits against the version the draft was begun from (`base`). When somebody else was first both are kept:
 * `theirs` beside what was typed.
 */
export function useCommit(base: ActionView, done: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useWishKey();
  const [theirs, setTheirs] = useState<ActionView | null>(null);
  const commit = useMutation({
    mutationFn: ({ draft, version }: { draft: Draft; version: number }) => {
      const commitment = commitmentOf(draft, base, version);
      return commitAction(base.id, commitment, keyOf(commitment));
    },
    onError: async (error) => {
      if (asRefusal(error).status === 412) setTheirs(await readAction(base.id));
    },
    onSuccess: async (committed) => {
      done();
      client.setQueryData(['actions', committed.id], committed);
      await client.invalidateQueries({ queryKey: ['actions'] });
      await navigate({ to: '/actions/$actionId', params: { actionId: committed.id } });
    },
  });
  const refusal = commit.error ? asRefusal(commit.error) : null;
  return { commit, refusal, theirs: refusal?.status === 412 ? theirs : null };
}

/** The same key while the same is asked for: when an answer got lost, asking again commits nothing twice. */
export function useWishKey(): (wish: unknown) => string {
  const last = useRef({ wish: '', key: '' });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current.wish !== text) last.current = { wish: text, key: newKey() };
    return last.current.key;
  };
}
