import { Button } from '@mantine/core';
import type { ChangePerson, PersonDetail } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePerson, readPerson } from '../../api/people.js';
import { asRefusal } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { useWords } from '../../words/use-words.js';
import { changesOf, draftOf } from './person-draft.js';
import { pathsOfPerson, PersonFields } from './person-fields.js';
import { PersonConflict } from './person-conflict.js';

/** Changes are made on the person as they were when the form was opened; whoever was first meanwhile is shown. */
export const ChangePersonForm = ({ person, close }: { person: PersonDetail; close: () => void }) => {
  const { t } = useWords();
  const [base] = useState(person);
  const [draft, setDraft] = useState(() => draftOf(person));
  const { change, refusal, theirs } = useChange(base, close);
  const changes = changesOf(draftOf(base), draft);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (Object.keys(changes).length === 0) close();
    else change.mutate({ ...changes, version: base.version });
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      <PersonFields
        draft={draft}
        change={(next) => setDraft({ ...draft, ...next })}
        refusal={refusal}
        names={{ manager: base.managerName, deputy: base.deputyName }}
      />
      {theirs && (
        <PersonConflict
          theirs={theirs}
          draft={draft}
          changed={Object.keys(changes) as (keyof typeof draft)[]}
          keepTheirs={close}
          useMine={() => change.mutate({ ...changes, version: theirs.version })}
          busy={change.isPending}
        />
      )}
      {refusal && !theirs && <Notice refusal={refusal} fields={pathsOfPerson(draft)} />}
      <div className="row g2 end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={change.isPending} disabled={theirs !== null}>
          {t('people.save')}
        </Button>
      </div>
    </form>
  );
};

function useChange({ id }: PersonDetail, done: () => void) {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<PersonDetail | null>(null);
  const change = useMutation({
    mutationFn: (facts: ChangePerson) => changePerson(id, facts),
    onError: async (error) => {
      if (asRefusal(error).status === 412) setTheirs(await readPerson(id));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      done();
    },
  });
  const refusal = change.error ? asRefusal(change.error) : null;
  return { change, refusal, theirs: refusal?.status === 412 ? theirs : null };
}
