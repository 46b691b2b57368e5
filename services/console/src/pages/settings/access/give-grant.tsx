import type { GrantView, MemberView, NewGrant } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveGrant } from '../../../api/access.js';
import { asRefusal, messagesFor, Refusal } from '../../../api/refusal.js';
import { SendForm } from '../../../parts/send-form.js';
import { useWords } from '../../../words/use-words.js';
import { PersonPicker } from '../../people/person-picker.js';
import { GrantFields, pathsOfGrant } from './grant-fields.js';

/** To one person; who it is may be given already. */
export const GiveGrant = ({ to, close }: { to: MemberView | null; close: () => void }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [whoId, setWhoId] = useState(to?.id ?? null);
  const [grant, setGrant] = useState<GrantView>({ role: 'viewer', scope: { of: 'organisation' } });
  const give = useMutation({
    mutationFn: async () => giveGrant({ ...grant, whoId: whoId ?? nobody(t('access.whoMissing')) } satisfies NewGrant),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['access'] });
      close();
    },
  });
  const refusal = give.error ? asRefusal(give.error) : null;
  return (
    <SendForm
      go={give.mutate}
      busy={give.isPending}
      {...{ refusal, close, fields: ['whoId', ...pathsOfGrant(grant.scope.of)], label: t('access.give') }}
    >
      {to ? (
        <p className="m5" dir="auto">
          {to.name}
        </p>
      ) : (
        <PersonPicker
          label={t('access.who')}
          value={whoId}
          chosen={null}
          change={setWhoId}
          error={messagesFor(refusal, 'whoId').join(' ') || undefined}
        />
      )}
      <GrantFields grant={grant} change={setGrant} refusal={refusal} />
    </SendForm>
  );
};

/** As the gateway would say it, without asking: it names an id nobody has typed. */
const nobody = (message: string): never => {
  throw new Refusal(422, { errors: [{ path: 'whoId', message }] });
};
