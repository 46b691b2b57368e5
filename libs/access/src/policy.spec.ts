import { topics } from '@mirrorloop/contracts';
import fc from 'fast-check';
import {
  type Caller,
  type Grant,
  may,
  mayHear,
  POLICY,
  reachOf,
  type Right,
  RIGHTS,
  type Role,
  ROLES,
  type Rule,
  type Scope,
  TOPICS,
} from './index.js';

const everywhere: Scope = { of: 'organisation' };
const harbour: Scope = { of: 'stores', ids: ['Harbour'] };
const service: Scope = { of: 'teams', ids: ['t1'] };
const with_ = (...grants: Grant[]): Caller => ({ id: 'p1', name: 'Mara Keller', kind: 'person', grants });
const as = (role: Role, scope: Scope = everywhere): Caller => with_({ role, scope });

describe('who may do what', () => {
  it('is nothing at all for whom nothing was granted, and for nobody', () => {
    expect(RIGHTS.filter((right) => may(with_(), right) || may(undefined, right))).toEqual([]);
  });
  it('is everything for an administrator of the whole organisation', () => {
    expect(RIGHTS.filter((right) => reachOf(as('admin'), right) !== 'everything')).toEqual([]);
  });
  it('gives a viewer nothing to change and nobody’s personal data', () => {
    const rights = RIGHTS.filter((right) => may(as('viewer'), right));
    expect(rights.filter((right) => !/^(see|listen to|be) /.test(right))).toEqual([]);
    expect(rights).not.toContain('see personal data');
  });
  it('keeps what concerns the whole organisation from whoever has a part of it', () => {
    const whole = RIGHTS.filter((right) => (POLICY[right] as Rule).reach === 'organisation');
    expect(whole.length).toBeGreaterThan(10);
    for (const scope of [harbour, service])
      for (const role of ROLES) expect(whole.filter((right) => may(as(role, scope), right))).toEqual([]);
  });
  it('reaches as far as the grants that give it, together', () => {
    const both = with_({ role: 'employee', scope: harbour }, { role: 'manager', scope: service });
    expect(reachOf(both, 'see personal data')).toEqual({ teams: ['t1'], stores: ['Harbour'] });
    const viewerToo = with_({ role: 'viewer', scope: everywhere }, { role: 'employee', scope: harbour });
    expect(reachOf(viewerToo, 'see personal data')).toEqual({ teams: [], stores: ['Harbour'] });
    expect(reachOf(viewerToo, 'see customers')).toBe('everything');
  });
  it('holds a machine to what its token is for', () => {
    const token: Caller = { ...as('admin'), kind: 'machine', only: ['see insights'] };
    expect(RIGHTS.filter((right) => may(token, right))).toEqual(['see insights']);
  });
  it('never grows by taking a grant away', () => {
    const scope = fc.oneof(
      fc.constant(everywhere),
      fc.record({ of: fc.constantFrom('teams' as const, 'stores' as const), ids: fc.array(fc.string()) }),
    );
    const grants = fc.array(fc.record({ role: fc.constantFrom(...ROLES), scope }), { maxLength: 5 });
    fc.assert(
      fc.property(grants, fc.constantFrom(...RIGHTS), (held, right) => {
        if (may(with_(...held.slice(1)), right)) expect(may(with_(...held), right)).toBe(true);
      }),
    );
  });
});

describe('a topic', () => {
  it('has a rule, every one that is declared', () => {
    expect(Object.keys(TOPICS)).toEqual(expect.arrayContaining(Object.keys(topics)));
    for (const right of Object.values(TOPICS)) expect(RIGHTS).toContain(right);
  });
  it('without a rule is heard by nobody', () => {
    for (const topic of ['ingestion.nothing', '', '__proto__', 'constructor'])
      expect(mayHear(as('admin'), topic)).toBe(false);
  });
  it('with customers’ words is heard only by who may see all of them', () => {
    const hear = (caller: Caller) => mayHear(caller, 'ingestion.signals');
    expect([as('admin'), as('employee'), as('viewer'), as('manager', harbour)].map(hear)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('of insights is heard by everybody who was granted anything, and not by a token for something else', () => {
    for (const role of ROLES) expect(mayHear(as(role, harbour), 'insight.insights')).toBe(true);
    const only: Right[] = ['see insights'];
    expect(mayHear({ ...as('admin'), only }, 'insight.insights')).toBe(false);
    expect(mayHear(with_(), 'insight.insights')).toBe(false);
  });
});
