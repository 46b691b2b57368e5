import { Looks } from './looks.js';

const MINUTE = 60_000;
let looks: Looks;
beforeEach(() => (looks = new Looks()));
const look = (by: string, ids: string[], at: number): boolean => {
  const isNew = looks.isNew(by, ids, at);
  if (isNew) looks.note(by, ids, at);
  return isNew;
};

describe('a page that asks for its list again and again', () => {
  it('is one look while it shows the same eyes nothing new, for a quarter of an hour', () => {
    expect([0, 5, 14].map((minute) => look('mara', ['a', 'b'], minute * MINUTE))).toEqual([true, false, false]);
    expect(look('mara', ['b'], 14 * MINUTE)).toBe(false);
    expect(look('mara', ['a', 'b'], 15 * MINUTE)).toBe(true);
  });
  it('is another for whatever is new on it, and for whoever else', () => {
    expect([look('mara', ['a'], 0), look('mara', ['a', 'c'], 1), look('noah', ['a'], 2)]).toEqual([true, true, true]);
  });
  it('is looked at again where the look could not be recorded', () => {
    expect([looks.isNew('mara', ['a'], 0), looks.isNew('mara', ['a'], 1)]).toEqual([true, true]);
  });
  it('keeps memory flat', () => {
    for (let i = 0; i < 50_000; i += 1) look(`p${i}`, ['a'], 0);
    expect((looks as unknown as { looks: Map<string, unknown> }).looks.size).toBeLessThanOrEqual(10_000);
  });
});
