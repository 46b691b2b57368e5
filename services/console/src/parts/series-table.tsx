import type { SeriesDay } from '@mirrorloop/contracts';
import { day, number, rate, type Lang } from '../words/format.js';
import { useWords } from '../words/use-words.js';

/** The numbers behind the chart, newest day first. */
export const SeriesTable = ({ series }: { series: readonly SeriesDay[] }) => {
  const { t, lang } = useWords();
  return (
    <table className="t">
      <thead>
        <tr>
          <th scope="col">{t('series.col.day')}</th>
          {['negative', 'all', 'expected', 'band'].map((name) => (
            <th key={name} scope="col" className="r">
              {t(`series.col.${name}`)}
            </th>
          ))}
          <th scope="col">{t('series.col.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {series.toReversed().map((row) => (
          <Row key={row.day} row={row} lang={lang} above={t('series.above')} to={t('to')} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({ row, lang, above, to }: { row: SeriesDay; lang: Lang; above: string; to: string }) => (
  <tr>
    <th scope="row">{day(lang, row.day)}</th>
    <td className="r b">{number(lang, row.negative)}</td>
    <td className="r">{number(lang, row.total)}</td>
    <td className="r">{row.expected === null ? '' : number(lang, row.expected, 1)}</td>
    <td className="r">
      {row.low === null || row.high === null ? '' : `${rate(lang, row.low)} ${to} ${rate(lang, row.high)}`}
    </td>
    <td>{row.flagged ? above : ''}</td>
  </tr>
);
