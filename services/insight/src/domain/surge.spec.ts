import { type Invented, inventedSeries, rollOf } from '../../test/invented-series.js';
import { measure, surgesAmong } from './surge.js';

const TODAY = 129;
const noise = (count: number, days = TODAY + 1) => {
  const roll = rollOf(7);
  const kinds: Invented[] = [0, 0.002, 0.01, 0.03].flatMap((rho) => [
    { mean: 5, share: 0.3, rho },
    { mean: 40, share: 0.05, rho },
    { mean: 150, share: 0.2, rho },
    { mean: 60, share: 0.01, rho },
  ]);
  return Array.from({ length: count }, (_, i) => inventedSeries(roll, `calm ${i}`, kinds[i % kinds.length]!, days));
};

describe('surges', () => {
  it('are hardly ever called where there is nothing but noise: large and small series, uneven days, a weekly rhythm', () => {
    const days = Array.from({ length: 8 }, (_, i) => 101 + 4 * i);
    const calm = noise(240);
    const called = days.flatMap((today) => surgesAmong(calm, today));
    // 240 series looked at on eight days: 5.3 series-years of looks, were it done daily.
    expect(called.length).toBeLessThanOrEqual(1);
  });

  it('are found within three days when a theme named ten times a day or more is named twice as often', () => {
    const roll = rollOf(3);
    const doubled = [0.1, 0.2, 0.3].flatMap((share) =>
      [20, 30, 60].map((a) =>
        inventedSeries(
          roll,
          `surging ${share} ${a}`,
          { mean: a / share, share, rho: 0, since: TODAY - 2, times: 2 },
          TODAY + 1,
        ),
      ),
    );
    const found = surgesAmong([...noise(100), ...doubled], TODAY);
    expect(found.map(({ series }) => series.touchpoint).sort()).toEqual(
      doubled.map(({ touchpoint }) => touchpoint).sort(),
    );
  });

  it('begin on the day on which the share rose', () => {
    const roll = rollOf(5);
    const begins = Array.from({ length: 20 }, (_, i) =>
      inventedSeries(roll, `since ${i}`, { mean: 100, share: 0.2, rho: 0, since: TODAY - 9, times: 2.5 }, TODAY + 1),
    );
    const off = surgesAmong(begins, TODAY).map(({ from }) => Math.abs(from - (TODAY - 9)));
    expect(off).toHaveLength(20);
    expect(off.filter((days) => days <= 1).length).toBeGreaterThanOrEqual(18);
  });

  it('aren’t called of less than 28 days, of less than 30 signals, or of fewer than five in the newest days', () => {
    const at = (first: number, total: number, negative: number) => ({
      touchpoint: 't',
      theme: 'x',
      days: Array.from({ length: TODAY - first + 1 }, (_, i) => ({
        day: first + i,
        total,
        negative: first + i > TODAY - 3 ? negative : 0,
      })),
    });
    expect(surgesAmong([at(TODAY - 33, 40, 30)], TODAY)).toEqual([]);
    expect(surgesAmong([at(TODAY - 34, 40, 30)], TODAY)).toHaveLength(1);
    expect(surgesAmong([at(TODAY - 50, 40, 1)], TODAY)).toEqual([]);
    const rare = { ...at(0, 1, 1), days: [0, 40, 80, TODAY].map((day) => ({ day, total: 1, negative: 1 })) };
    expect(surgesAmong([rare], TODAY)).toEqual([]);
  });

  it('aren’t called of a rise that is beyond chance but too small to matter', () => {
    const days = Array.from({ length: TODAY + 1 }, (_, day) => ({
      day,
      total: 100_000,
      negative: day > TODAY - 3 ? 22_000 : 20_000,
    }));
    expect(surgesAmong([{ touchpoint: 't', theme: 'x', days }], TODAY)).toEqual([]);
  });

  it('aren’t called of more signals alone, when no larger share of them is negative', () => {
    const roll = rollOf(9);
    const busier = inventedSeries(roll, 'busier', { mean: 100, share: 0.2, rho: 0 }, TODAY + 1);
    const days = busier.days.map((d) =>
      d.day > TODAY - 7 ? { ...d, total: 3 * d.total, negative: 3 * d.negative } : d,
    );
    expect(surgesAmong([{ ...busier, days }], TODAY)).toEqual([]);
  });

  it('aren’t called of a day on which every third signal is missing yet', () => {
    const days = Array.from({ length: TODAY + 1 }, (_, day) => ({
      day,
      total: day === TODAY ? 20 : 60,
      negative: day === TODAY ? 4 : 12,
    }));
    expect(surgesAmong([{ touchpoint: 't', theme: 'x', days }], TODAY)).toEqual([]);
  });

  it('are measured a day, with limits that widen when days differ more', () => {
    const roll = rollOf(11);
    const [even, uneven] = [0, 0.03].map((rho) => {
      const series = inventedSeries(roll, 's', { mean: 100, share: 0.2, rho, since: TODAY - 5, times: 2.5 }, TODAY + 1);
      return measure(series, TODAY - 5, TODAY);
    }) as [ReturnType<typeof measure>, ReturnType<typeof measure>];
    expect(even.seenADay).toBeGreaterThan(even.expectedHigh);
    expect(uneven.expectedHigh - uneven.expectedLow).toBeGreaterThan(even.expectedHigh - even.expectedLow);
  });
});
