import type { HistoryEntry } from '@mirrorloop/contracts';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What happened to the action, by whom. */
export const History = ({ entries }: { entries: readonly HistoryEntry[] }) => {
  const { t, lang } = useWords();
  return (
    <ol className="rows sm">
      {entries.map((entry) => (
        <li key={`${entry.version} ${entry.at} ${entry.what}`} className="row between base g3 wrap">
          <span className="m5" lang="en">{entry.what}</span>
          <span className="mic mut tab">{t('history.meta', { at: moment(lang, entry.at), by: entry.by, version: number(lang, entry.version) })}</span>
        </li>
      ))}
    </ol>
  );
};
