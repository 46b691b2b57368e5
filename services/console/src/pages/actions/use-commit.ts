import type { ActionView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { commitAction } from '../../api/action-tracker.js';
import { asRefusal } from '../../api/refusal.js';
import { useWishKey } from '../../parts/use-wish-key.js';
import { commitmentOf, type Draft } from './draft.js';

/** Commits against the version the draft was begun from (`base`). When somebody else was first, theirs is read anew. */
export function useCommit(base: ActionView, done: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useWishKey();
  const commit = useMutation({
    mutationFn: (draft: Draft) => {
      const commitment = commitmentOf(draft, base, base.version);
      return commitAction(base.id, commitment, keyOf(commitment));
    },
    onError: async (error) => {
      if (asRefusal(error).status === 412) await client.invalidateQueries({ queryKey: ['actions'] });
    },
    onSuccess: async (committed) => {
      done();
      client.setQueryData(['actions', committed.id], committed);
      await client.invalidateQueries({ queryKey: ['actions'] });
      await navigate({ to: '/actions/$actionId', params: { actionId: committed.id } });
    },
  });
  return { commit, refusal: commit.error ? asRefusal(commit.error) : null };
}
