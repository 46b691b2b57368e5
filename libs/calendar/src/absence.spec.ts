import fc from 'fast-check';
import { type Deputised, whoActsFor } from './index.js';

const noon = new Date('2026-12-24T12:00:00Z');
const here: Deputised = { deputyId: null, absences: [], timeZone: 'Europe/London', active: true };
const away = (deputyId: string | null): Deputised => ({
  ...here,
  deputyId,
  absences: [{ from: '2026-12-24', to: '2026-12-24' }],
});
const among = (people: Record<string, Deputised>) => (id: string) => people[id];

describe('who acts for somebody', () => {
  it('is they themselves while they are there', () => {
    expect(whoActsFor('ada', among({ ada: { ...here, deputyId: 'ben' }, ben: here }), noon)).toBe('ada');
  });
  it('is the first deputy down the line who is there', () => {
    const people = among({ ada: away('ben'), ben: away('cem'), cem: here });
    expect(whoActsFor('ada', people, noon)).toBe('cem');
  });
  it('is nobody where all are away or gone', () => {
    expect(whoActsFor('ada', among({ ada: away('ben'), ben: { ...here, active: false } }), noon)).toBeUndefined();
    expect(whoActsFor('ada', among({ ada: away('zoe') }), noon)).toBeUndefined();
  });
  it('goes by the day where each of them is', () => {
    const late = new Date('2026-12-24T23:30:00Z');
    const berlin: Deputised = { ...away('ben'), timeZone: 'Europe/Berlin' };
    expect(whoActsFor('ada', among({ ada: berlin, ben: here }), late)).toBe('ada');
  });
  it('ends even where deputies stand in a circle', () => {
    const ids = ['ada', 'ben', 'cem'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { minLength: 3, maxLength: 3 }), (deputies) => {
        const people = Object.fromEntries(ids.map((id, i) => [id, away(deputies[i]!)]));
        expect(whoActsFor('ada', among(people), noon)).toBeUndefined();
      }),
    );
  });
});
