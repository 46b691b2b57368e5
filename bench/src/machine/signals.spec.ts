import { batches, signals } from './signals.js';

describe('The signals that are sent', () => {
  it('are as many as were asked for, each under an id of its own, from several touchpoints', () => {
    const made = [...signals(1_234, 'a')];
    expect(made).toHaveLength(1_234);
    expect(new Set(made.map(({ messageId }) => messageId)).size).toBe(1_234);
    expect(new Set(made.map(({ properties }) => properties['touchpoint'])).size).toBeGreaterThan(5);
  });

  it('go out in batches of which the last holds the rest', () => {
    const sizes = [...batches(signals(250, 'a'), 100)].map((body) => (JSON.parse(body) as { batch: [] }).batch.length);
    expect(sizes).toEqual([100, 100, 50]);
  });
});
