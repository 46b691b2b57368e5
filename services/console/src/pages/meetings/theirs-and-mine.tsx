import type { MeetingItemView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { BothVersions } from '../../parts/both-versions.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { useWords } from '../../words/use-words.js';
import { type Typed, typedOf } from './item-draft.js';

interface BothProps {
  theirs: MeetingItemView;
  typed: Typed;
  keepTheirs: () => void;
  useMine: () => void;
}
const NOTHING_PROPOSED = { unit: '', metric: '', population: '', effectUnit: '' };

/** Somebody else took this item down first: both versions side by side, yours kept until you decide. */
export const TheirsAndMine = ({ theirs, typed, ...decide }: BothProps) => {
  const { t } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  const name = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const other = typedOf(theirs, undefined, NOTHING_PROPOSED);
  const rows: ConflictRow[] = [
    [t('meetings.decide'), t(`meetings.decision.${other.decision}`), t(`meetings.decision.${typed.decision}`)],
    [t('make.problem'), other.draft.problem, typed.draft.problem],
    [t('make.owner'), name(other.draft.ownerId), name(typed.draft.ownerId)],
    [t('make.deadline'), other.draft.deadline, typed.draft.deadline],
    [t('meetings.field.reason'), other.reason, typed.reason],
    [t('meetings.field.note'), other.note, typed.note],
  ];
  return <BothVersions title={t('meetings.theirs', { by: theirs.decidedBy ?? '' })} rows={rows} {...decide} />;
};
