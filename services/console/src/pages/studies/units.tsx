import type { StudyReport } from '@mirrorloop/contracts';
import { NumberTable } from '../../parts/number-table.js';
import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';

const MOST_SHOWN = 100;

/** Where only means of units are known: each unit's gap, and why it has no interval. */
export const Units = ({ report: { units } }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  if (units.length === 0) return null;
  const shown = units.slice(0, MOST_SHOWN);
  const counts = { count: shown.length, n: number(lang, shown.length), total: number(lang, units.length) };
  const mean = (x: number) => number(lang, x, 2);
  return (
    <section className="card col g3" aria-labelledby="units">
      <div>
        <h2 id="units">{t('units.title')}</h2>
        <p className="sub">{t('units.sub')}</p>
      </div>
      <details className="numbers">
        <summary>{t('units.summary', counts)}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('units.summary', counts)}>
          <NumberTable
            columns={[
              { name: t('units.unit') },
              { name: t('studies.attribute') },
              { name: t('studies.col.customers'), say: mean },
              { name: t('studies.col.employees'), say: mean },
              { name: t('studies.col.gap'), say: (x) => signed(lang, x) },
              { name: t('units.interval') },
            ]}
            rows={shown.map(({ unit, attribute, employees, customers, gap }) => [
              ...[unit, attribute, customers, employees, gap, t('units.refused')],
            ])}
          />
        </div>
      </details>
    </section>
  );
};
