import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addPerson } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { newDraft } from './person-draft.js';
import { pathsOfPerson, PersonFields } from './person-fields.js';

export const AddPerson = ({ close }: { close: () => void }) => {
  const { t } = useWords();
  const zone = useQuery(queries.session()).data?.timeZone ?? 'UTC';
  const [draft, setDraft] = useState(() => newDraft(zone));
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: () => addPerson(draft),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['people'] });
      close();
      await navigate({ to: '/settings/people', search: { person: id } });
    },
  });
  const refusal = add.error ? asRefusal(add.error) : null;
  return (
    <SendForm
      go={add.mutate}
      busy={add.isPending}
      {...{ refusal, close, fields: pathsOfPerson(draft), label: t('people.addGo') }}
    >
      <PersonFields
        draft={draft}
        change={(next) => setDraft({ ...draft, ...next })}
        refusal={refusal}
        names={{ manager: null, deputy: null }}
      />
    </SendForm>
  );
};
