import type { StudyView } from '@mirrorloop/contracts';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What it takes to see something: of each group, and how far all employees together are. */
export const Needed = ({ study: { power, employees, status, sides } }: { study: StudyView }) => {
  const { t, lang } = useWords();
  // It counts people, and the spread of means isn't known before they come.
  if (sides) return null;
  const words = {
    margin: number(lang, power.margin, 2),
    find: number(lang, power.toFindTheMargin),
    aligned: number(lang, power.toShowAligned),
  };
  const missing = Math.max(0, power.toFindTheMargin - (employees ?? 0));
  return (
    <p className="mic mut">
      {t('studies.power', words)}{' '}
      {status === 'open' && missing > 0 && t('studies.missing', { count: missing, n: number(lang, missing) })}
    </p>
  );
};
