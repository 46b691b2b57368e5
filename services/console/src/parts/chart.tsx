import { type ReactNode, useRef } from 'react';
import { useWords } from '../words/use-words.js';
import { type Numbers, NumberTable } from './number-table.js';
import { TakeAlong } from './take-along.js';
import { useWidth } from './use-width.js';

interface ChartProps {
  /** The finding. */
  title: string;
  /** Measure, population, period, n, interval. */
  sub: ReactNode;
  legend?: ReactNode;
  foot?: ReactNode;
  height: number | ((width: number) => number);
  /** The numbers behind it: as a table of its own, or as numbers that can be taken along too. */
  table: ReactNode | Numbers;
  /** What its files are called; without it there are none. */
  file?: string;
  children: (width: number) => ReactNode;
}

/** Every chart is a figure: its title says the finding, its subtitle what is measured, its numbers are a table. */
export const Chart = ({ title, sub, legend, foot, height, table, file, children }: ChartProps) => {
  const [ref, width] = useWidth();
  const figure = useRef<HTMLElement>(null);
  const { t } = useWords();
  const numbers = isNumbers(table) ? table : null;
  return (
    <figure aria-label={title} ref={figure}>
      <div className="row between top g4">
        <h2>{title}</h2>
        {numbers && file && <TakeAlong figure={figure} title={title} name={file} numbers={numbers} />}
      </div>
      <p className="sub">{sub}</p>
      {legend && <div className="row wrap sm mid legend">{legend}</div>}
      <div ref={ref} className="chartbox" style={{ height: typeof height === 'number' ? height : height(width) }}>
        {width > 0 && children(width)}
      </div>
      {foot && <div className="mic mut under">{foot}</div>}
      <details className="numbers">
        <summary>{t('chart.numbers')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('chart.numbersOf', { title })}>
          {numbers ? <NumberTable {...numbers} /> : (table as ReactNode)}
        </div>
      </details>
    </figure>
  );
};

const isNumbers = (table: unknown): table is Numbers =>
  typeof table === 'object' && table !== null && 'columns' in table && 'rows' in table;
