import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addPerson } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
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
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      <PersonFields
        draft={draft}
        change={(next) => setDraft({ ...draft, ...next })}
        refusal={refusal}
        names={{ manager: null, deputy: null }}
      />
      {refusal && <Notice refusal={refusal} fields={pathsOfPerson(draft)} />}
      <div className="row g2 end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={add.isPending}>
          {t('people.addGo')}
        </Button>
      </div>
    </form>
  );
};
