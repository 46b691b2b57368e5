import { reportOf, study } from '../../../test/fixture/study.js';
import { shadeOf } from '../../words/verdicts.js';
import { gapRows } from './gap-scales.js';

const report = reportOf(study('s'));

describe('the gap chart', () => {
  it('has the widest gap first, whichever way it goes', () => {
    const [everybody, ...others] = report.groups;
    const cells = everybody!.cells.map((cell, i) => ({ ...cell, gap: [0.2, -1.4, 0.9][i] ?? -0.1 }));
    const rows = gapRows({ ...report, groups: [{ ...everybody!, cells }, ...others] });
    expect(rows.slice(0, 3).map(({ cell }) => cell.gap)).toEqual([-1.4, 0.9, 0.2]);
  });
  it('shades a gap by its share of the scale, so that a point of 0 to 10 isn’t as dark as one of 1 to 5', () => {
    const cell = { ...report.groups[0]!.cells[0]!, verdict: 'blind-spot' as const, gap: 1 };
    expect(shadeOf(cell, { low: 1, high: 5 })).toBe('o4');
    expect(shadeOf(cell, { low: 0, high: 10 })).toBe('o2');
    expect(shadeOf({ ...cell, verdict: 'hidden-strength', gap: -2.5 }, { low: 0, high: 10 })).toBe('u4');
  });
});
