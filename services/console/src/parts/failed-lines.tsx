import { number } from '../words/format.js';
import { useWords } from '../words/use-words.js';

interface FailedLine {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}
/** A long file of bad lines is corrected from its first hundred. */
const MOST_SHOWN = 100;

/** What of a file wasn't taken: its line, its column, and why. */
export const FailedLines = ({ failed }: { failed: readonly FailedLine[] }) => {
  const { t, lang } = useWords();
  if (failed.length === 0) return null;
  return (
    <>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('people.lineNo')}</th>
            <th scope="col">{t('people.column')}</th>
            <th scope="col">{t('people.why')}</th>
          </tr>
        </thead>
        <tbody>
          {failed.slice(0, MOST_SHOWN).map(({ line, path, message }, i) => (
            <tr key={`${line}-${path}-${i}`}>
              <td className="tab">{number(lang, line)}</td>
              <td className="wrapany">{path}</td>
              <td dir="auto" className="wrapany">
                {message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {failed.length > MOST_SHOWN && (
        <p className="mic mut">
          {t('people.shown', { shown: number(lang, MOST_SHOWN), total: number(lang, failed.length) })}
        </p>
      )}
    </>
  );
};
