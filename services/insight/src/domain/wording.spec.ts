import { baselineOf } from './baseline.js';
import { observationLeavesOpen, surgeLeavesOpen, surgeMethod, surgeStatement, surgeTitle } from './wording.js';

const baseline = baselineOf(
  Array.from({ length: 40 }, (_, day) => ({ day, total: 50, negative: 5 })),
  39,
);
const measured = { seenADay: 1114.2, expectedLow: 23.4, expectedHigh: 62.8, baseline };

describe('what an insight says', () => {
  it('is one sentence that quotes both ends, joined by to', () => {
    expect(surgeStatement({ touchpoint: 'web shop', theme: 'delivery' }, measured)).toBe(
      'Negative signals about delivery, web shop, run at 1,114 a day, where 23 to 63 would be expected.',
    );
  });
  it('names a theme once that is called like its touchpoint, and no touchpoint that nobody named', () => {
    for (const touchpoint of ['Delivery', 'unspecified'])
      expect(surgeStatement({ touchpoint, theme: 'delivery' }, { ...measured, seenADay: 9.26 })).toBe(
        'Negative signals about delivery run at 9.3 a day, where 23 to 63 would be expected.',
      );
    expect(surgeTitle({ touchpoint: 'delivery', theme: 'delivery' })).toBe('Delivery surge');
    expect(surgeTitle({ touchpoint: 'checkout', theme: 'waiting' })).toBe('Waiting surge, checkout');
  });
  it('claims no expectation where there is nothing to expect from', () => {
    const said = surgeStatement({ touchpoint: 'chat', theme: 'staff' }, { ...measured, baseline: null });
    expect(said).toContain('too little from before');
    expect(said).not.toContain('expected to');
  });
  it('never claims causes, proof or significance, and uses no long dash', () => {
    const size = { signals: 1372, customers: 741 };
    const all = [
      ...surgeLeavesOpen(size, 'v1'),
      ...observationLeavesOpen({ ...size, customers: 0 }, 'v1'),
      surgeMethod(baseline),
    ];
    expect(all.join(' ')).not.toMatch(/proves|causes|significan|—|–/);
    expect(all.join(' ')).toContain('1,372 signals lead to 741 known customers');
    expect(all.join(' ')).toContain('none of the 1,372 signals leads to a known customer');
  });
});
