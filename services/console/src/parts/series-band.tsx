import type { InsightDetail } from '@mirrorloop/contracts';
import { day, number } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { Chart } from './chart.js';
import { SeriesPlot } from './series-plot.js';
import { SeriesTable } from './series-table.js';
import { seriesMeasure, seriesTitle, stretchOf } from './series-words.js';

/** Is it unusual? The days over what would be expected, those above it ringed. */
export const SeriesBand = ({ insight, height = 300 }: { insight: InsightDetail; height?: number }) => {
  const { t, lang } = useWords();
  const { series, baseline } = insight;
  const foot =
    baseline &&
    t('series.band', { n: number(lang, baseline.n), from: day(lang, baseline.from), to: day(lang, baseline.to) });
  return (
    <Chart
      title={seriesTitle(t, lang, insight)}
      sub={seriesMeasure(t, lang, insight)}
      foot={foot}
      height={height}
      table={<SeriesTable series={series} />}
    >
      {(width) => (
        <SeriesPlot
          series={series}
          stretch={stretchOf(insight)}
          label={seriesTitle(t, lang, insight)}
          width={width}
          height={height}
        />
      )}
    </Chart>
  );
};
