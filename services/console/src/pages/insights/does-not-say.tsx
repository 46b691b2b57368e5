import type { InsightDetail } from '@mirrorloop/contracts';
import { useWords } from '../../words/use-words.js';

/** What an insight doesn't say is part of it. */
export const DoesNotSay = ({ insight }: { insight: InsightDetail }) => {
  const { t } = useWords();
  return (
    <section className="card tight col g2 clear">
      <h2>{t('insight.doesNotSay')}</h2>
      <ul className="col g2 sm mid" lang="en">
        {insight.doesNotSay.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
};
