import fc from 'fast-check';
import { mayShowWork, USUAL_WORK_FIGURES } from './work-figures.js';

describe('a figure about people’s work (rule 5)', () => {
  it('shows per team of five or more, and never of fewer, whatever is set', () => {
    expect([1, 4, 5, 40].map((people) => mayShowWork({ people }, 'mara', USUAL_WORK_FIGURES))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    fc.assert(
      fc.property(fc.integer({ max: 4 }), fc.integer(), fc.boolean(), (people, smallestTeam, perPerson) => {
        expect(mayShowWork({ people }, 'mara', { perPerson, smallestTeam })).toBe(false);
      }),
    );
  });
  it('shows a person their own and nobody another’s, until the organisation switches that on', () => {
    expect(mayShowWork({ personId: 'mara' }, 'mara', USUAL_WORK_FIGURES)).toBe(true);
    expect(mayShowWork({ personId: 'noah' }, 'mara', USUAL_WORK_FIGURES)).toBe(false);
    expect(mayShowWork({ personId: 'noah' }, 'mara', { ...USUAL_WORK_FIGURES, perPerson: true })).toBe(true);
  });
  it('waits for as many as the organisation asks for, where that is more than five', () => {
    const setting = { perPerson: false, smallestTeam: 8 };
    expect([7, 8].map((people) => mayShowWork({ people }, 'mara', setting))).toEqual([false, true]);
  });
});
