import type { StudyReport } from '@mirrorloop/contracts';
import { signed } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What costs more when it is bad than it gains when it is good: nobody thanks for it, and its absence is punished. */
export const TableStakes = ({ report: { drivers } }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const stakes = drivers.r2 === null ? [] : drivers.drivers.filter(({ tableStakes }) => tableStakes);
  if (stakes.length === 0) return null;
  return (
    <ul className="col g1 sm mid under">
      {stakes.map(({ attribute, pull }) => (
        <li key={attribute}>
          {t('studies.stakes', { attribute, low: signed(lang, pull!.low), high: signed(lang, pull!.high) })}
        </li>
      ))}
    </ul>
  );
};
