import type { TrackRecordView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What came of a way of acting: how often it worked, and each outcome with its interval and n. */
export const TrackRecord = ({ record, most }: { record: TrackRecordView; most: number }) => {
  const { t, lang } = useWords();
  const { tried, verified, refuted, inconclusive, uncounted } = record;
  const measured = verified + refuted + inconclusive;
  const said = {
    count: tried,
    tried: number(lang, tried),
    verified: number(lang, verified),
    measured: number(lang, measured),
    refuted: number(lang, refuted),
    inconclusive: number(lang, inconclusive),
  };
  if (tried === 0) return <p className="sm mut">{t('record.untried')}</p>;
  return (
    <div className="col g2">
      <p className="sm">{t(measured === 0 ? 'record.unmeasured' : 'record.measured', said)}</p>
      {uncounted > 0 && (
        <p className="mic mut">{t('record.uncounted', { count: uncounted, n: number(lang, uncounted) })}</p>
      )}
      <ul className="col g1">
        {record.outcomes.slice(0, most).map((one) => (
          <li key={`${one.actionId} ${one.at ?? ''}`} className="sm">
            <Link className="link" to="/actions/$actionId" params={{ actionId: one.actionId }} dir="auto">
              {one.title}
            </Link>{' '}
            <span className="mid">
              {t('record.outcome', {
                verdict: t(`action.${one.verdict}`),
                effect: number(lang, one.effect, 1),
                low: number(lang, one.low, 1),
                high: number(lang, one.high, 1),
                unit: one.unit ?? '',
                n: number(lang, one.n),
                source: one.source,
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};
