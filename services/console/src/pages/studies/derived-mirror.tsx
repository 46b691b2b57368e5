import type { StudyReport } from '@mirrorloop/contracts';
import { NumberTable } from '../../parts/number-table.js';
import { number, share } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { groupName } from './numbers.js';

/** What 120 and more employees' own ratings go by, beside customers' shares and the points they spread. */
export const DerivedMirror = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const { drivers, attributes } = report;
  const groups = report.groups.filter(({ derived }) => derived !== null);
  if (groups.length === 0 || drivers.r2 === null) return null;
  const percent = (x: number) => share(lang, x);
  const rows = groups.flatMap((group) =>
    group.derived!.shares.map(({ attribute, share: value, low, high }) => {
      const theirs = drivers.drivers.find((driver) => driver.attribute === attribute);
      const at = attributes.findIndex((one) => one.attribute === attribute);
      const points = group.driverMirror?.points[at] ?? null;
      return [attribute, groupName(t, group), group.derived!.n, value, low, high, theirs?.share ?? null, points];
    }),
  );
  return (
    <details className="numbers">
      <summary>{t('derived.summary')}</summary>
      {groups.map((group) => (
        <p key={`${group.by} ${group.name}`} className="sm mid">
          {group.derived!.r !== null &&
            t(`derived.is.${group.derived!.reasons}`, {
              group: groupName(t, group),
              n: number(lang, group.derived!.n),
              r: number(lang, group.derived!.r, 2),
              low: number(lang, group.derived!.low!, 2),
              high: number(lang, group.derived!.high!, 2),
            })}
        </p>
      ))}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('derived.summary')}>
        <NumberTable
          columns={[
            { name: t('studies.attribute') },
            { name: t('studies.group') },
            { name: t('studies.col.nEmployees'), say: (x) => number(lang, x) },
            { name: t('derived.share'), say: percent },
            { name: t('studies.col.low'), say: percent },
            { name: t('studies.col.high'), say: percent },
            { name: t('derived.customers'), say: percent },
            { name: t('derived.points'), say: percent },
          ]}
          rows={rows}
        />
      </div>
    </details>
  );
};
