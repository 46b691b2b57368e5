import type { UseQueryResult } from '@tanstack/react-query';
import { Facts } from '../../parts/facts.js';
import type { Standing } from '../../words/finding.js';
import { number, span } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

export const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** From raising an insight to an owner who took it, in milliseconds, for every committed action. */
export const insightToOwner = ({ insights, actions }: Standing): number[] => {
  const raisedAt = new Map(insights.map((insight) => [insight.id, Date.parse(insight.raisedAt)]));
  return actions.flatMap(({ committedAt, insightId }) => {
    const raised = raisedAt.get(insightId);
    return committedAt && raised !== undefined ? [Date.parse(committedAt) - raised] : [];
  });
};

/** Only what has happened is timed; before the first committed action the card is absent. */
export const LoopSpeed = ({ standing }: { standing: UseQueryResult<Standing> }) => {
  const { t, lang } = useWords();
  const times = standing.data ? insightToOwner(standing.data) : [];
  const middle = median(times);
  if (middle === null) return null;
  return (
    <section className="card tight col g3">
      <h2>{t('home.speed')}</h2>
      <Facts
        facts={[
          {
            name: t('home.speed.owner'),
            value: span(lang, middle),
            note: t('home.speed.n', { count: times.length, n: number(lang, times.length) }),
          },
        ]}
      />
      <p className="mic mut">{t('home.speed.note')}</p>
    </section>
  );
};
