import type { PersonDetail } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayBack, sayGone } from '../../api/people.js';
import { asRefusal } from '../../api/refusal.js';
import { useSeen } from '../../parts/use-seen.js';

/** Says that somebody has left, or is back. */
export function useGoing(person: PersonDetail) {
  const { id } = person;
  const { seen, told } = useSeen(person);
  const client = useQueryClient();
  const going = useMutation({
    mutationFn: ({ what, version }: { what: 'gone' | 'back'; version: number }) =>
      what === 'gone' ? sayGone(id, version) : sayBack(id, version),
    onError: told,
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  return {
    going: (what: 'gone' | 'back') => going.mutate({ what, version: seen }),
    busy: going.isPending,
    refusal: going.error ? asRefusal(going.error) : null,
  };
}
