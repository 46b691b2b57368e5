import { Button } from '@mantine/core';
import type { PersonDetail } from '@mirrorloop/contracts';
import { ConflictFrame } from '../../parts/conflict-frame.js';
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
  const rows = changed.map((field): [string, string, string] => {
    const chosen = field === 'managerId' || field === 'deputyId';
    const there =
      field === 'managerId' ? theirs.managerName : field === 'deputyId' ? theirs.deputyName : said(now[field]);
    return [t(`people.field.${field}`), there ?? '', chosen ? t('people.asChosen') : said(draft[field])];
  });
  return (
    <ConflictFrame title={t('people.conflict')} rows={rows}>
      <Button variant="default" onClick={keepTheirs}>
        {t('people.keepTheirs')}
      </Button>
      <Button onClick={useMine} loading={busy}>
        {t('conflict.useMine')}
      </Button>
    </ConflictFrame>
  );
};
