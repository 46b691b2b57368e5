import fc from 'fast-check';
import type { Answers } from './answers.js';
import { withinQuotas } from './quotas.js';

const given = (team: string, store: string): { answers: Answers } => ({
  answers: { population: 'employee', groups: { team, store }, ratings: {}, outcome: null, points: null, words: null },
});
const quota = (by: string, name: string, most: number) => ({ population: 'employee' as const, by, name, most });

describe('quotas', () => {
  it('take no more of a group than was said, counting those who have answered', () => {
    const asked = [given('Sales', 'Leeds'), given('Sales', 'Graz'), given('Depot', 'Graz'), given('Sales', 'Leeds')];
    const counts = [{ population: 'employee' as const, by: 'team', name: 'Sales', n: 4 }];
    expect(withinQuotas(asked, [quota('team', 'Sales', 6)], counts)).toEqual(asked.slice(0, 3));
    expect(withinQuotas(asked, [], counts)).toEqual(asked);
  });
  it('let nobody in who belongs to a full group, and use up no other group’s room for them', () => {
    const asked = [given('Sales', 'Leeds'), given('Depot', 'Leeds')];
    const taken = withinQuotas(asked, [quota('team', 'Sales', 0), quota('store', 'Leeds', 1)], []);
    expect(taken).toEqual([asked[1]]);
  });
  it('are never passed, whoever comes in whichever order', () => {
    const teams = fc.constantFrom('A', 'B', 'C');
    fc.assert(
      fc.property(fc.array(teams), fc.record({ A: fc.nat(9), B: fc.nat(9) }), (asked, most) => {
        const quotas = Object.entries(most).map(([name, n]) => quota('team', name, n));
        const taken = withinQuotas(
          asked.map((team) => given(team, 'x')),
          quotas,
          [],
        );
        const n = (team: string) => taken.filter(({ answers }) => answers.groups.team === team).length;
        const wanted = (team: string) => asked.filter((one) => one === team).length;
        expect([n('A'), n('B'), n('C')]).toEqual([
          Math.min(most.A, wanted('A')),
          Math.min(most.B, wanted('B')),
          wanted('C'),
        ]);
      }),
    );
  });
});
