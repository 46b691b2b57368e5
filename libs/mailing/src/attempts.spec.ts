import fc from 'fast-check';
import { afterAttempt, WAITS_MS } from './attempts.js';

const now = new Date('2026-11-25T09:00:00Z');
const failed = (retryAfterMs?: number) => ({ kind: 'failed', why: 'Away', retryAfterMs }) as const;

describe('a message that was sent', () => {
  it('is done with when it arrived, and when the receiver wants nothing more', () => {
    expect(afterAttempt(1, { kind: 'delivered' }, now)).toEqual({ state: 'delivered', nextAt: now, why: null });
    expect(afterAttempt(1, { kind: 'gone', why: 'No such mailbox' }, now)).toEqual({
      ...{ state: 'failed', nextAt: now, why: 'No such mailbox' },
    });
  });

  it('is tried again after 5 s, 5 min, half an hour and on until three days have passed, and then no more', () => {
    const waits = WAITS_MS.map((_, i) => afterAttempt(i + 1, failed(), now).nextAt.getTime() - now.getTime());
    expect(waits.map((ms) => ms / 1_000)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(afterAttempt(WAITS_MS.length + 1, failed(), now)).toEqual({ state: 'failed', nextAt: now, why: 'Away' });
  });

  it('waits for as long as the receiver asks, never shorter than its turn and never longer than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: WAITS_MS.length }), fc.nat(10 * 86_400_000), (attempts, asked) => {
        const { state, nextAt } = afterAttempt(attempts, failed(asked), now);
        const waits = nextAt.getTime() - now.getTime();
        expect(state).toBe('pending');
        expect(waits).toBe(Math.min(Math.max(asked, WAITS_MS[attempts - 1]!), 86_400_000));
      }),
    );
  });
});
