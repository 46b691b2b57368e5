import { IDLE_MS, isOpen, LONGEST_MS, type Session } from './session.js';

const start = new Date('2026-11-20T08:00:00Z');
const session = (usedMsLater: number): Pick<Session, 'startedAt' | 'usedAt'> => ({
  startedAt: start,
  usedAt: new Date(start.getTime() + usedMsLater),
});
const later = (ms: number): Date => new Date(start.getTime() + ms);

describe('a session', () => {
  it('ends when nobody has used it for half a day', () => {
    expect(isOpen(session(0), later(IDLE_MS - 1))).toBe(true);
    expect(isOpen(session(0), later(IDLE_MS))).toBe(false);
  });
  it('ends after a week, however much it is used', () => {
    expect(isOpen(session(LONGEST_MS - 1000), later(LONGEST_MS - 1))).toBe(true);
    expect(isOpen(session(LONGEST_MS - 1), later(LONGEST_MS))).toBe(false);
  });
});
