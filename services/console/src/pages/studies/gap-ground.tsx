import type { StudyReport } from '@mirrorloop/contracts';
import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { type GapLayout, TOP } from './gap-scales.js';
import { tick } from './marks.js';

const ROOM_OF_A_TICK = 64;

/** What the lines stand on: both axes, the margin shaded, what each part shows. */
export const GapGround = ({ report, layout }: { report: StudyReport; layout: GapLayout }) => {
  const { t, lang } = useCaptions();
  const { x, z, bottom, wide, width, verdict } = layout;
  const heading = { fontSize: 11.5, fontWeight: 600, fill: 'var(--ink2)' } as const;
  const [means, gaps] = [
    x.ticks(wide ? 5 : 3),
    z.ticks(Math.max(2, Math.floor((z.range()[1]! - z.range()[0]!) / ROOM_OF_A_TICK))),
  ];
  const line = (at: number, stroke = 'var(--grid)') => (
    <line key={at} x1={at} x2={at} y1={TOP - 6} y2={bottom} stroke={stroke} />
  );
  return (
    <>
      <text x={x.range()[0]! - 8} y={12} {...heading}>
        {t('studies.gap.mean')}
      </text>
      <text x={z(0)} y={12} textAnchor="middle" {...heading}>
        {t(wide ? 'studies.gap.interval' : 'studies.gap.intervalShort')}
      </text>
      {wide && (
        <text x={width - verdict + 12} y={12} {...heading}>
          {t('studies.verdict')}
        </text>
      )}
      {means.map((value) => line(x(value)))}
      <rect
        x={z(-report.margin)}
        width={z(report.margin) - z(-report.margin)}
        y={TOP - 6}
        height={bottom - TOP + 6}
        fill="var(--band)"
        opacity={0.6}
      />
      {gaps.map((value) => line(z(value), value === 0 ? 'var(--ink)' : undefined))}
      {means.map((value) => (
        <text key={value} x={x(value)} y={bottom + 16} textAnchor="middle" {...tick}>
          {number(lang, value, 1)}
        </text>
      ))}
      {gaps.map((value) => (
        <text key={value} x={z(value)} y={bottom + 16} textAnchor="middle" {...tick}>
          {value === 0 ? '0' : signed(lang, value, 1)}
        </text>
      ))}
    </>
  );
};
