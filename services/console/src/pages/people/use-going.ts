import type { PersonDetail } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayBack, sayGone } from '../../api/people.js';
import { asRefusal } from '../../api/refusal.js';

/** Says that somebody has left, or is back. */
export function useGoing({ id, version }: PersonDetail) {
  const client = useQueryClient();
  const going = useMutation({
    mutationFn: (what: 'gone' | 'back') => (what === 'gone' ? sayGone(id, version) : sayBack(id, version)),
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  return { going, refusal: going.error ? asRefusal(going.error) : null };
}
