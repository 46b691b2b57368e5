import i18next from 'i18next';
import { world } from '../../test/fixture/world.js';
import { startWords } from '../words/i18n.js';
import type { Say } from '../words/use-words.js';
import { dayWords, seriesMeasure, seriesTitle, stretchOf } from './series-words.js';

const t: Say = (key, values) => i18next.t(key, values ?? {});
const surge = world().insights[0]!;
const calm = { ...surge, series: surge.series.map((day) => ({ ...day, flagged: false })) };

beforeAll(() => startWords('en'));

describe("what the chart of an insight's days says", () => {
  it('says every day only where every day of its period lies above', () => {
    expect(seriesTitle(t, 'en', surge)).toBe(
      'Every day from 8 November 2026 to 19 November 2026 lies above what is expected',
    );
    const broken = surge.series.map((day, i) => (i === 80 ? { ...day, flagged: false } : day));
    expect(seriesTitle(t, 'en', { ...surge, series: broken })).toMatch(/^11 of the 12 days from 8 November 2026/);
  });

  it('claims nothing where no day lies above, and less where nothing was tested', () => {
    expect(seriesTitle(t, 'en', calm)).toBe('No day lies above what is expected');
    const untested = calm.series.map((day) => ({ ...day, expected: null, low: null, high: null }));
    expect(seriesTitle(t, 'en', { ...calm, series: untested })).toBe('Day by day');
    expect(stretchOf(calm)).toEqual([]);
  });

  it('counts in its subtitle what it draws', () => {
    const negative = surge.series.reduce((sum, day) => sum + day.negative, 0).toLocaleString('en-GB');
    expect(seriesMeasure(t, 'en', surge)).toContain(`n = ${negative} of `);
  });

  it('reads each day as a sentence', () => {
    expect(dayWords(t, 'en', { ...surge.series[0]!, negative: 1, low: 0.4, high: 3.6, flagged: false })).toMatch(
      /: 1 signal, 0.4 to 3.6 expected$/,
    );
    expect(dayWords(t, 'en', surge.series.at(-1)!)).toMatch(/signals, above the \d+ to \d+ expected$/);
  });
});
