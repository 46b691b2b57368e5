import { Button } from '@mantine/core';
import type { PersonDetail } from '@mirrorloop/contracts';
import { useWords } from '../../words/use-words.js';
import { draftOf, type PersonDraft } from './person-draft.js';

interface ConflictProps {
  theirs: PersonDetail;
  draft: PersonDraft;
  changed: readonly (keyof PersonDraft)[];
  keepTheirs: () => void;
  useMine: () => void;
  busy: boolean;
}

/** Somebody else was first: what you changed beside what is there now, yours kept until you decide. */
export const PersonConflict = ({ theirs, draft, changed, keepTheirs, useMine, busy }: ConflictProps) => {
  const { t } = useWords();
  const now = draftOf(theirs);
  const said = (value: unknown) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));
  return (
    <div className="toast col" role="alert">
      <p className="b">{t('people.conflict')}</p>
      <p className="mid">{t('conflict.kept')}</p>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`people.field.${field}`)}</th>
              <td dir="auto">
                {field === 'managerId'
                  ? theirs.managerName
                  : field === 'deputyId'
                    ? theirs.deputyName
                    : said(now[field])}
              </td>
              <td dir="auto">
                {field === 'managerId' || field === 'deputyId' ? t('people.asChosen') : said(draft[field])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row g2 wrap">
        <Button variant="default" onClick={keepTheirs}>
          {t('people.keepTheirs')}
        </Button>
        <Button onClick={useMine} loading={busy}>
          {t('conflict.useMine')}
        </Button>
      </div>
    </div>
  );
};
