import type { PersonDetail } from '@mirrorloop/contracts';
import { BothVersions } from '../../parts/both-versions.js';
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
export const PersonConflict = ({ theirs, draft, changed, ...decide }: ConflictProps) => {
  const { t } = useWords();
  const now = draftOf(theirs);
  const said = (value: unknown) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));
  const rows = changed.map((field): [string, string, string] => {
    const chosen = field === 'managerId' || field === 'deputyId';
    const there =
      field === 'managerId' ? theirs.managerName : field === 'deputyId' ? theirs.deputyName : said(now[field]);
    return [t(`people.field.${field}`), there ?? '', chosen ? t('people.asChosen') : said(draft[field])];
  });
  return <BothVersions title={t('people.conflict')} rows={rows} {...decide} />;
};
