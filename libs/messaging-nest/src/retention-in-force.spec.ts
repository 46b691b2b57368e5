import { USUAL_SETTINGS } from '@mirrorloop/contracts';
import { retentionInForce } from './retention-in-force.js';

describe('how long messages are kept', () => {
  const atStart = { logDays: 7, inboxDays: 9 };

  it('is what the organisation set, where it set it', () => {
    expect(retentionInForce({ messages: { log: 20, inbox: 25 } }, atStart)).toEqual({ logDays: 20, inboxDays: 25 });
    expect(retentionInForce({ messages: { log: null, inbox: 25 } }, atStart)).toEqual({ logDays: 7, inboxDays: 25 });
  });

  it('is else as it was said at the start, and else 14 and 30 days', () => {
    expect(retentionInForce(USUAL_SETTINGS, atStart)).toEqual(atStart);
    expect(retentionInForce({})).toEqual({ logDays: 14, inboxDays: 30 });
  });
});
