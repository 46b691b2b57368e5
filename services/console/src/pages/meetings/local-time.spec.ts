import { aWeekAfter, toLocal } from './local-time.js';

// The specs run in Europe/Berlin: see jest.config.js. Its clocks went back on 25 October 2026 and forward on 28 March 2027.
describe('a week after a meeting', () => {
  const at = (now: string) => jest.spyOn(Date, 'now').mockReturnValue(Date.parse(now));
  afterEach(() => jest.restoreAllMocks());

  it('is at the same hour on the clock, whatever the clocks did in between', () => {
    at('2026-10-20T09:00:00.000Z');
    expect(aWeekAfter('2026-10-20T08:00:00.000Z')).toBe('2026-10-27T09:00:00.000Z');
    expect(toLocal(aWeekAfter('2027-03-25T09:00:00.000Z'))).toBe('2027-04-01T10:00');
  });

  it('is the first of the weeks after that is not over', () => {
    at('2026-11-03T08:30:00.000Z');
    expect(aWeekAfter('2026-10-13T08:00:00.000Z')).toBe('2026-11-03T09:00:00.000Z');
    at('2026-11-03T09:00:00.001Z');
    expect(aWeekAfter('2026-10-13T08:00:00.000Z')).toBe('2026-11-10T09:00:00.000Z');
  });
});
