import { type Caller, type Grant, liesIn, type Scope, searchedBySecrets, sightOf } from './index.js';

const everywhere: Scope = { of: 'organisation' };
const at = (...ids: string[]): Scope => ({ of: 'stores', ids });
const holding = (...grants: Grant[]): Caller => ({ id: 'p1', name: 'Mara Keller', kind: 'person', grants });

describe('what of customers’ data somebody sees', () => {
  it('is everything for an administrator, in no store too', () => {
    const sight = sightOf(holding({ role: 'admin', scope: everywhere }), 'see customers');
    expect(sight).toEqual({ seen: null, unmasked: null });
    expect([liesIn(sight.seen, 'Harbour'), liesIn(sight.seen, null)]).toEqual([true, true]);
  });
  it('is their store for who works there, and nothing that lies in none', () => {
    const { seen, unmasked } = sightOf(holding({ role: 'employee', scope: at('Harbour') }), 'see signals');
    expect([seen, unmasked]).toEqual([['Harbour'], ['Harbour']]);
    expect([liesIn(seen, 'Harbour'), liesIn(seen, 'Mill Lane'), liesIn(seen, null)]).toEqual([true, false, false]);
  });
  it('is masked for a viewer, but not where they work as well', () => {
    expect(sightOf(holding({ role: 'viewer', scope: everywhere }), 'see signals')).toEqual({
      seen: null,
      unmasked: [],
    });
    const both = holding(
      { role: 'viewer', scope: at('Harbour', 'Mill Lane') },
      { role: 'employee', scope: at('Harbour') },
    );
    expect(sightOf(both, 'see signals')).toEqual({ seen: ['Harbour', 'Mill Lane'], unmasked: ['Harbour'] });
  });
  it('is no more unmasked than it is seen, for a token that may do one thing alone', () => {
    const token: Caller = { ...holding({ role: 'admin', scope: everywhere }), only: ['see personal data'] };
    expect(sightOf(token, 'see signals')).toEqual({ seen: [], unmasked: [] });
  });
  it('is nothing by a team, since no signal says which team it concerns', () => {
    const scope: Scope = { of: 'teams', ids: ['t1'] };
    expect(sightOf(holding({ role: 'manager', scope }), 'see customers')).toEqual({ seen: [], unmasked: [] });
  });
  it('can be searched by words only where they are not masked', () => {
    expect(searchedBySecrets({ seen: null, unmasked: ['Harbour'] }).seen).toEqual(['Harbour']);
  });
});
