import type { SeriesDay } from '@mirrorloop/contracts';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { curveMonotoneX } from '@visx/curve';
import { GridRows } from '@visx/grid';
import { Area, LinePath } from '@visx/shape';
import { useState } from 'react';
import { shortDay } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { SeriesReader } from './series-reader.js';
import { at, margin, type Scales, scalesFor } from './series-scales.js';

const tick = { fill: 'var(--ink3)', fontSize: 11.5, fontFamily: 'var(--sans)' } as const;
const hasBand = (day: SeriesDay): day is SeriesDay & { low: number; high: number } =>
  day.low !== null && day.high !== null;

interface Plot {
  series: readonly SeriesDay[];
  /** The days that the insight is about, tinted. */
  stretch: readonly SeriesDay[];
  /** The chart's finding, for whoever doesn't see it. */
  label: string;
  width: number;
  height: number;
}

/** A phone shows the last six weeks; the table below has every day. */
export const SeriesPlot = ({ series, stretch, label, width, height }: Plot) => {
  const [chosen, choose] = useState<number | null>(null);
  const shown = width < 520 ? series.slice(-42) : series;
  const scales = scalesFor(shown, width, height);
  const read = chosen === null ? undefined : shown[Math.min(chosen, shown.length - 1)];
  return (
    <>
      <svg width={width} height={height} role="img" aria-label={label}>
        <Ground shown={shown} stretch={stretch} width={width} height={height} {...scales} />
        <Days shown={shown} {...scales} />
        {read && <Reading day={read} height={height} {...scales} />}
      </svg>
      <SeriesReader shown={shown} chosen={chosen} choose={choose} x={scales.x} />
    </>
  );
};

const Ground = ({
  shown,
  stretch,
  width,
  height,
  x,
  y,
}: Scales & { shown: readonly SeriesDay[]; stretch: readonly SeriesDay[]; width: number; height: number }) => {
  const { t, lang } = useWords();
  const bottom = height - margin.bottom;
  const banded = shown.filter(hasBand);
  return (
    <>
      <GridRows
        scale={y}
        left={margin.left}
        width={width - margin.left - margin.right}
        numTicks={4}
        stroke="var(--grid)"
      />
      <Stretch days={stretch} x={x} bottom={bottom} right={width - margin.right} />
      <Area
        data={banded}
        x={(d) => x(at(d))}
        y0={(d) => y(Math.max(0, d.low))}
        y1={(d) => y(d.high)}
        curve={curveMonotoneX}
        fill="var(--band)"
      />
      {banded.length > 0 && (
        <BandName first={banded[Math.floor(banded.length / 8)]!} x={x} y={y} text={t('series.expected')} />
      )}
      <AxisLeft
        scale={y}
        left={margin.left}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickLabelProps={() => ({ ...tick, textAnchor: 'end', dx: -6, dy: 4 })}
      />
      <AxisBottom
        scale={x}
        top={bottom}
        numTicks={width < 520 ? 4 : 7}
        stroke="var(--edge)"
        tickStroke="var(--edge)"
        tickFormat={(d) => shortDay(lang, d as Date)}
        tickLabelProps={() => ({ ...tick, textAnchor: 'middle', dy: 4 })}
      />
    </>
  );
};

const BandName = ({
  first,
  x,
  y,
  text,
}: Scales & { first: { day: string; high: number } & SeriesDay; text: string }) => {
  const [px, py] = [x(at(first)), y(first.high)];
  return (
    <>
      <path d={`M${px},${py - 12}L${px},${py - 2}`} stroke="var(--ink3)" />
      <text x={px - 4} y={py - 17} fontSize={12} fill="var(--ink2)">
        {text}
      </text>
    </>
  );
};

/** The days the insight is about, named in words so that the tint is only an extra. */
const Stretch = ({
  days,
  x,
  bottom,
  right,
}: {
  days: readonly SeriesDay[];
  x: Scales['x'];
  bottom: number;
  right: number;
}) => {
  const { t, lang } = useWords();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const start = Math.max(margin.left, x(at(first)) - 5);
  const end = Math.min(right + 5, x(at(last)) + 5);
  return (
    <>
      <rect
        x={start}
        y={margin.top - 16}
        width={Math.max(8, end - start)}
        height={bottom - margin.top + 16}
        fill="var(--alert-soft)"
        opacity={0.7}
        rx={4}
      />
      <text x={start - 8} y={margin.top + 2} textAnchor="end" fontSize={12.5} fontWeight={600} fill="var(--alert)">
        {t('series.stretch', { from: shortDay(lang, first.day), to: shortDay(lang, last.day) })}
      </text>
    </>
  );
};

const Days = ({ shown, x, y }: Scales & { shown: readonly SeriesDay[] }) => (
  <>
    <LinePath
      data={shown.filter((d) => d.expected !== null)}
      x={(d) => x(at(d))}
      y={(d) => y(d.expected ?? 0)}
      curve={curveMonotoneX}
      stroke="var(--ink3)"
      strokeWidth={1}
      strokeDasharray="2 3"
    />
    <LinePath data={[...shown]} x={(d) => x(at(d))} y={(d) => y(d.negative)} stroke="var(--ink)" strokeWidth={1.75} />
    {shown
      .filter((d) => d.flagged)
      .map((d) => (
        <circle
          key={d.day}
          cx={x(at(d))}
          cy={y(d.negative)}
          r={4.5}
          fill="var(--surface)"
          stroke="var(--alert)"
          strokeWidth={2}
        />
      ))}
  </>
);

const Reading = ({ day, height, x, y }: Scales & { day: SeriesDay; height: number }) => (
  <>
    <line
      x1={x(at(day))}
      x2={x(at(day))}
      y1={margin.top}
      y2={height - margin.bottom}
      stroke="var(--accent)"
      strokeDasharray="3 3"
    />
    <circle cx={x(at(day))} cy={y(day.negative)} r={4} fill="var(--accent)" />
  </>
);
