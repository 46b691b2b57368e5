import fc from 'fast-check';
import { type Attempt, type Counted, recordOf, triedAmong } from './track-record.js';

const measured: Attempt = {
  promises: 1,
  ...{ actionId: 'a', title: 'Late parcels', insightKind: 'surge', domain: 'clear', kind: 'best-practice' },
  ...{ playbookId: 'p', verdict: 'verified', effect: 7, low: 5, high: 9, n: 1_480, unit: 'points' },
  ...{ source: 'survey wave 12', at: new Date('2026-11-20T09:00:00Z') },
};
const lacking: [string, Partial<Attempt>][] = [
  ['without the end of its interval', { high: null }],
  ['without the beginning of its interval', { low: null }],
  ['beside its interval', { effect: 12 }],
  ['of nobody', { n: 0 }],
  ['of nobody knows how many', { n: null }],
  ['from nowhere', { source: ' ' }],
];
const worked = (record: (attempts: readonly Attempt[]) => { verified: number }, change: Partial<Attempt>) =>
  record([measured, { ...measured, actionId: 'b', ...change }]).verified;

describe('the record of a way of acting', () => {
  it.each(lacking)('counts no outcome %s, and says that there is one', (_what, change) => {
    expect(worked(recordOf, change)).toBe(1);
    expect(recordOf([{ ...measured, ...change }])).toMatchObject({ tried: 1, uncounted: 1, outcomes: [] });
  });

  it.each(lacking)('that counted whatever it was told would be caught: %s', (_what, change) => {
    const mutant = (attempts: readonly Attempt[]) => recordOf(attempts, (one): one is Counted => one.verdict !== null);
    expect(worked(mutant, change)).not.toBe(1);
  });

  it('says of how many it was tried and what came of them, whatever their order', () => {
    const verdict = fc.constantFrom('verified' as const, 'refuted' as const, 'inconclusive' as const, null);
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        const attempts = verdicts.map((one, n) => ({ ...measured, actionId: String(n), verdict: one }));
        const { tried, verified, refuted, inconclusive, outcomes } = recordOf(attempts);
        expect(tried).toBe(verdicts.length);
        expect(verified + refuted + inconclusive).toBe(outcomes.length);
        expect(outcomes).toHaveLength(verdicts.filter((one) => one !== null).length);
        expect(recordOf(attempts.toReversed()).verified).toBe(verified);
      }),
    );
  });

  it('counts all of those together that nobody has measured', () => {
    const unmeasured = { ...measured, promises: 7_000, verdict: null };
    expect(recordOf([measured, unmeasured])).toMatchObject({ tried: 7_001, verified: 1, uncounted: 0 });
  });

  it('tells playbooks from each other and from ways that followed none, those that worked most often first', () => {
    const other = { ...measured, playbookId: null, kind: 'probes', verdict: 'refuted' } as const;
    const tried = triedAmong([
      other,
      measured,
      { ...measured, actionId: 'b' },
      { ...other, actionId: 'c', verdict: null },
    ]);
    expect(tried).toMatchObject([
      { playbookId: 'p', tried: 2, verified: 2 },
      { playbookId: null, kind: 'probes', tried: 2, verified: 0, refuted: 1 },
    ]);
  });
});
