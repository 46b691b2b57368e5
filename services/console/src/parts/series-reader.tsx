import type { SeriesDay } from '@mirrorloop/contracts';
import { useWords } from '../words/use-words.js';
import { at, type Scales } from './series-scales.js';
import { dayWords } from './series-words.js';

interface ReaderProps {
  shown: readonly SeriesDay[];
  chosen: number | null;
  choose: (index: number | null) => void;
  x: Scales['x'];
}

/** Reads the chart day by day: by pointer, or by arrow keys, each day as a sentence. */
export const SeriesReader = ({ shown, chosen, choose, x }: ReaderProps) => {
  const { t, lang } = useWords();
  const last = shown.length - 1;
  const now = Math.min(chosen ?? last, last);
  const step: Record<string, number> = {
    ArrowLeft: now - 1,
    ArrowRight: now + 1,
    ArrowDown: now - 1,
    ArrowUp: now + 1,
    Home: 0,
    End: last,
    PageUp: now + 7,
    PageDown: now - 7,
  };
  const onKey = (event: React.KeyboardEvent) => {
    const next = step[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(last, next)));
  };
  const onMove = (event: React.PointerEvent) => choose(nearest(shown, x, event.nativeEvent.offsetX));
  const said = shown[now] ? dayWords(t, lang, shown[now]) : '';
  return (
    <div
      className="reader"
      role="slider"
      tabIndex={0}
      aria-label={t('series.reader')}
      aria-valuemin={1}
      aria-valuemax={shown.length}
      aria-valuenow={now + 1}
      aria-valuetext={said}
      onKeyDown={onKey}
      onPointerMove={onMove}
      onPointerLeave={() => choose(null)}
      onFocus={() => chosen === null && choose(last)}
      onBlur={() => choose(null)}
    >
      {chosen !== null && <span className="said">{said}</span>}
    </div>
  );
};

const nearest = (shown: readonly SeriesDay[], x: Scales['x'], px: number): number =>
  shown.reduce((best, day, i) => (Math.abs(x(at(day)) - px) < Math.abs(x(at(shown[best]!)) - px) ? i : best), 0);
