import type { SuccessMeasure as Measure } from '@mirrorloop/contracts';
import { Facts } from '../../parts/facts.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Fixed before the work, so that nobody can move the goal afterwards. */
export const SuccessMeasure = ({ measure, committedAt }: { measure: Measure; committedAt: string | null }) => {
  const { t, lang } = useWords();
  const effect = number(lang, measure.smallestEffect, measure.smallestEffect % 1 ? 1 : 0);
  return (
    <section className="card tight col g3">
      <h2>{t('measure.title')}</h2>
      <Facts
        facts={[
          { name: t('make.metric'), value: measure.metric },
          { name: t('make.population'), value: measure.population },
          { name: t('measure.effect'), value: t('measure.atLeast', { effect, unit: measure.unit }) },
          {
            name: t('measure.taken'),
            value: t('measure.after', { count: measure.lagDays, n: number(lang, measure.lagDays) }),
          },
          ...(committedAt ? [{ name: t('measure.fixed'), value: moment(lang, committedAt) }] : []),
        ]}
      />
      <p className="mic mut">{t('measure.notYet')}</p>
    </section>
  );
};
