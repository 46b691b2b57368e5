import type { StudyReport } from '@mirrorloop/contracts';
import { NumberTable } from '../../parts/number-table.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { groupName } from './numbers.js';

/** Of each group: does it know the level, the reasons, both, or neither? */
export const WhoKnowsWhy = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const groups = report.groups.filter(({ driverMirror }) => driverMirror !== null);
  if (groups.length === 0) return null;
  const figure = (x: number) => number(lang, x, 2);
  return (
    <details className="numbers">
      <summary>{t('studies.knows.summary', { count: groups.length, n: number(lang, groups.length) })}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('studies.knows.title')}>
        <NumberTable
          columns={[
            { name: t('studies.group') },
            { name: t('studies.col.nEmployees'), say: (x) => number(lang, x) },
            { name: t('studies.knows.level') },
            { name: t('studies.knows.reasons') },
            { name: t('studies.knows.verdict') },
            { name: 'r', say: figure },
            { name: t('studies.knows.low'), say: figure },
            { name: t('studies.knows.high'), say: figure },
          ]}
          rows={groups.map((group) => {
            const { n, level, reasons, verdict, r, low, high } = group.driverMirror!;
            const words = [
              t(`studies.knows.${level}`),
              t(`studies.knows.${reasons}`),
              t(`studies.knows.is.${verdict}`),
            ];
            return [groupName(t, group), n, ...words, r, low, high];
          })}
        />
      </div>
    </details>
  );
};
