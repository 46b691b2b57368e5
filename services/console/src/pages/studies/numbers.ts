import type { StudyReport } from '@mirrorloop/contracts';
import type { Column, Figure, Numbers } from '../../parts/number-table.js';
import { chance, number, signed, type Lang } from '../../words/format.js';
import type { Say } from '../../words/use-words.js';
import { isShown } from '../../words/verdicts.js';

/** The numbers of one group's cells, as the report has them. */
export function cellNumbers(t: Say, lang: Lang, { attributes, groups }: StudyReport, group: number): Numbers {
  const plain = (digits: number) => (x: number) => number(lang, x, digits);
  const difference = (x: number) => signed(lang, x);
  const columns: Column[] = [
    { name: t('studies.attribute') },
    { name: t('studies.col.nCustomers'), say: plain(0) },
    { name: t('studies.col.nEmployees'), say: plain(0) },
    { name: t('studies.col.customers'), say: plain(2) },
    { name: t('studies.col.employees'), say: plain(2) },
    { name: t('studies.col.gap'), say: difference },
    { name: t('studies.col.low'), say: difference },
    { name: t('studies.col.high'), say: difference },
    { name: t('studies.col.g'), say: difference },
    { name: t('studies.col.q'), say: (x) => chance(lang, x) },
    { name: t('studies.verdict') },
  ];
  const rows = attributes.map(({ attribute }, at): Figure[] => {
    const cell = groups[group]?.cells[at];
    if (!isShown(cell)) return [attribute, ...columns.slice(2).map(() => null), t('verdict.not-shown')];
    const { customers: c, employees: e } = cell;
    const figures = [c.n, e.n, c.mean, e.mean, cell.gap, cell.low, cell.high, cell.g, cell.q];
    return [attribute, ...figures, t(`verdict.${cell.verdict}`)];
  });
  return { columns, rows };
}

/** Files are named after the study, its wave and what they hold. */
export const fileOf = ({ study: { title, wave } }: StudyReport, what: string): string =>
  `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')}-${wave}-${what}`;

export const groupName = (t: Say, { by, name }: { by: string; name: string }): string =>
  by === 'everybody' ? t('studies.everybody') : name;
