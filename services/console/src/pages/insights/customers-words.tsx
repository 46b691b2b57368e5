import type { InsightDetail } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { SignalRow } from '../../parts/signal-row.js';
import { WordsKey } from '../../parts/words.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** One signal of each channel, newest first, and the way to all of them. */
export const CustomersWords = ({ insight }: { insight: InsightDetail }) => {
  const { t, lang } = useWords();
  const all = { count: insight.evidence, n: number(lang, insight.evidence) };
  const shown = { count: insight.words.length, shown: number(lang, insight.words.length), n: all.n };
  return (
    <section className="card">
      <div className="row between base wrap g2">
        <h2>{t('insight.words')}</h2>
        {insight.words.length > 0 && <span className="sm mut">{t('insight.wordsShown', shown)}</span>}
      </div>
      {insight.words.length === 0 ? (
        <p className="sm mid">{t('insight.noWords')}</p>
      ) : (
        <>
          <WordsKey />
          <ul className="rows">
            {insight.words.map((signal) => (
              <SignalRow key={signal.signalId} signal={signal} />
            ))}
          </ul>
        </>
      )}
      <p className="mic mut tab more">
        {insight.channels
          .map(({ channel, signals }) => `${t(`channel.${channel}`)} ${number(lang, signals)}`)
          .join(' · ')}
      </p>
      <p className="sm more">
        <Link className="link" to="/insights/$insightId/evidence" params={{ insightId: insight.id }}>
          {t('insight.readAll', all)}
        </Link>
      </p>
    </section>
  );
};
