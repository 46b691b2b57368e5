import type { StudyReport } from '@mirrorloop/contracts';
import { Chart } from '../../parts/chart.js';
import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { GapGround } from './gap-ground.js';
import { GapRow } from './gap-row.js';
import { gapLayout, gapRows, type GapRow as Row, TOP } from './gap-scales.js';
import { cellNumbers, fileOf } from './numbers.js';
import { KeyOfMarks } from './marks.js';
import { Pick } from './pick.js';
import { Reading } from './reading.js';
import { useCell } from './use-cell.js';

/** Where do staff and customers differ? Both means with intervals on one line, the gap on an axis of its own. */
export const GapChart = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const [cell, choose] = useCell(report);
  const rows = gapRows(report);
  const margin = number(lang, report.margin, 2);
  if (rows.length === 0) return <NothingToDraw />;
  return (
    <Chart
      title={t('studies.gap.title')}
      sub={t('studies.gap.sub', { low: report.study.scale.low, high: report.study.scale.high })}
      file={fileOf(report, 'gaps')}
      table={cellNumbers(t, lang, report, 0)}
      height={(width) => gapLayout(rows, report, width).height}
      legend={
        <>
          <KeyOfMarks customers={t('studies.customersSay')} employees={t('studies.employeesBelieve')} />
          <span className="row g2">
            <i className="swatch box band" />
            {t('studies.margin', { margin })}
          </span>
        </>
      }
      foot={cell.group === 0 && <Reading report={report} at={cell} />}
    >
      {(width) => (
        <Lines
          rows={rows}
          report={report}
          width={width}
          chosen={cell.group === 0 ? cell.attribute : -1}
          choose={choose}
        />
      )}
    </Chart>
  );
};

const NothingToDraw = () => {
  const { t } = useCaptions();
  return (
    <div className="state">
      <h2>{t('studies.gap.title')}</h2>
      <p className="sm mid">{t('studies.gap.none')}</p>
    </div>
  );
};

interface LinesProps {
  rows: readonly Row[];
  report: StudyReport;
  width: number;
  chosen: number;
  choose: (group: number, attribute: number) => void;
}

const Lines = ({ rows, report, width, chosen, choose }: LinesProps) => {
  const { t, lang } = useCaptions();
  const layout = gapLayout(rows, report, width);
  const label = ({ attribute, cell }: Row) =>
    t('studies.cellLabel', {
      attribute: attribute.attribute,
      gap: signed(lang, cell.gap),
      low: signed(lang, cell.low),
      high: signed(lang, cell.high),
      verdict: t(`verdict.${cell.verdict}`),
    });
  return (
    <>
      <svg width={width} height={layout.height} role="img" aria-label={t('studies.gap.title')}>
        <GapGround report={report} layout={layout} />
        {rows.map((row, i) => (
          <GapRow key={row.at} row={row} at={i} layout={layout} />
        ))}
      </svg>
      <Pick
        label={t('studies.gap.pick')}
        top={TOP}
        height={layout.rowHeight}
        items={rows.map((row) => ({ id: row.at, label: label(row) }))}
        chosen={chosen}
        choose={(attribute) => choose(0, attribute)}
      />
    </>
  );
};
