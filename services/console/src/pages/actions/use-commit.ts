import type { ActionView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { commitAction, readAction } from '../../api/action-tracker.js';
import { asRefusal } from '../../api/refusal.js';
import { useWishKey } from '../../parts/use-wish-key.js';
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
