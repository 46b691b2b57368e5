import type { HistoryEntry } from '@mirrorloop/contracts';
import { moment, number, type Lang } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What happened to the action, by whom, and why. */
export const History = ({ entries }: { entries: readonly HistoryEntry[] }) => {
  const { t, lang } = useWords();
  return (
    <ol className="rows sm">
      {entries.map((entry) => (
        <li key={`${entry.version} ${entry.at} ${withTimes(lang, entry.what)}`} className="row between base g3 wrap">
          <span className="m5" lang="en">
            {withTimes(lang, entry.what)}
          </span>
          {entry.why && (
            <span className="mid" dir="auto">
              {entry.why}
            </span>
          )}
          <span className="mic mut tab">
            {t('history.meta', { at: moment(lang, entry.at), by: entry.by, version: number(lang, entry.version) })}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** The tracker's sentences hold instants as they are stored; people read them in their own zone. */
const withTimes = (lang: Lang, sentence: string): string =>
  sentence.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => moment(lang, instant));
