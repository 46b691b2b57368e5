import type { PersonDetail } from '@mirrorloop/contracts';
import { changePerson } from '../../api/people.js';
import { KeepForm } from '../../parts/keep-form.js';
import { useKeep } from '../../parts/use-keep.js';
import { useWords } from '../../words/use-words.js';
import { usePersonDiffers } from './person-differs.js';
import { changesOf, draftOf } from './person-draft.js';
import { pathsOfPerson, PersonFields } from './person-fields.js';

/** Changes are made on the person as they were when the form was opened; whoever was first meanwhile is shown at once. */
export const ChangePersonForm = ({ person, close }: { person: PersonDetail; close: () => void }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known: person,
    queryKey: ['people'],
    draftOf,
    put: async (typed, version) => {
      const changes = changesOf(draftOf(person), typed);
      return Object.keys(changes).length === 0 ? person : changePerson(person.id, { ...changes, version });
    },
    done: close,
  });
  const { draft, change, refusal } = keeping;
  const differs = usePersonDiffers(draft);
  return (
    <KeepForm {...{ keeping, close, differs, fields: pathsOfPerson(draft), label: t('people.save') }}>
      <PersonFields
        {...{ draft, change, refusal }}
        names={{ manager: person.managerName, deputy: person.deputyName }}
      />
    </KeepForm>
  );
};
