import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';
import { useWidth } from './use-width.js';

interface ChartProps {
  /** The finding. */
  title: string;
  /** Measure, population, period, n, interval. */
  sub: ReactNode;
  foot?: ReactNode;
  height: number;
  table: ReactNode;
  children: (width: number) => ReactNode;
}

/** Every chart is a figure: its title says the finding, its subtitle what is measured, its numbers are a table. */
export const Chart = ({ title, sub, foot, height, table, children }: ChartProps) => {
  const [ref, width] = useWidth();
  const { t } = useWords();
  return (
    <figure aria-label={title}>
      <h2>{title}</h2>
      <p className="sub">{sub}</p>
      <div ref={ref} className="chartbox" style={{ height }}>
        {width > 0 && children(width)}
      </div>
      {foot && <p className="mic mut under">{foot}</p>}
      <details className="numbers">
        <summary>{t('chart.numbers')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('chart.numbersOf', { title })}>
          {table}
        </div>
      </details>
    </figure>
  );
};
