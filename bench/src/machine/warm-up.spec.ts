import { warmUp } from './warm-up.js';

const costing = (...costs: number[]) => ({
  rounds: (size: number) => warmUp(size, async (round) => costs[Math.min(round, costs.length - 1)]!),
});

describe('Warming up', () => {
  it('goes on as long as a round costs less than all before', async () =>
    expect(await costing(10, 8, 6, 5, 4.95, 5.1).rounds(10_000)).toBe(6));

  it('is not ended by one round on a busy moment', async () =>
    expect(await costing(10, 8, 9, 6, 6, 6).rounds(10_000)).toBe(6));

  it('sends 10,000 at least', async () => expect(await costing(1).rounds(2_000)).toBe(5));

  it('ends though each round costs less', async () => {
    let cost = 1;
    expect(await warmUp(10_000, async () => (cost /= 2))).toBe(15);
  });
});
