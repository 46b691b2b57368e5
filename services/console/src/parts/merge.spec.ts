import fc from 'fast-check';
import { collide, merged } from './merge.js';

const draft = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  days: fc.record({ words: fc.constantFrom('', '30', '90'), answers: fc.constantFrom('', '30', '90') }),
  routes: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer D> ? D : never;
const leaves = ({ name, days, routes }: Draft) => [name, days.words, days.answers, routes.join()];

describe('two drafts of one thing', () => {
  it('lose nothing that one of them changed: mine is kept everywhere, theirs where I changed nothing', () => {
    fc.assert(
      fc.property(draft, draft, draft, (begun, mine, theirs) => {
        const [from, my, their] = [leaves(begun), leaves(mine), leaves(theirs)];
        const expected = my.map((value, n) => (value === from[n] ? their[n] : value));
        expect(leaves(merged(begun, mine, theirs))).toEqual(expected);
      }),
    );
  });

  it('collide exactly where both changed the same to something else', () => {
    fc.assert(
      fc.property(draft, draft, draft, (begun, mine, theirs) => {
        const [from, my, their] = [leaves(begun), leaves(mine), leaves(theirs)];
        const both = my.some((value, n) => value !== from[n] && their[n] !== from[n] && value !== their[n]);
        expect(collide(begun, mine, theirs)).toBe(both);
      }),
    );
  });

  it('collide in what means something together alone, whichever part of it each changed', () => {
    const way = (domain: string, practice: string) => ({ way: { domain, practice } });
    const [begun, mine, theirs] = [way('clear', 'a'), way('clear', 'b'), way('complex', 'a')];
    expect([collide(begun, mine, theirs), collide(begun, mine, theirs, ['way'])]).toEqual([false, true]);
    expect(merged(begun, mine, theirs, ['way'])).toEqual(mine);
  });
});
