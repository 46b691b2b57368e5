/** A round as much cheaper than the cheapest before shows that what is measured still gets quicker. */
const GAIN = 0.02;
/** As many rounds without one show that it doesn't. */
const STILL = 2;
const AT_LEAST = 10_000;
const MOST_ROUNDS = 15;

/**
 * Sends rounds of `size` signals before the clock starts, until they cost no less any more: V8 compiles what is called
 * often, and what runs once a batch is called seldom. The same for whoever is measured.
 *
 * @param cost sends a round, counted from 0, and resolves with its processor time a signal
 * @returns how many rounds there were
 */
export async function warmUp(size: number, cost: (round: number) => Promise<number>): Promise<number> {
  let cheapest = Infinity;
  let still = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = await cost(round);
    still = now < cheapest * (1 - GAIN) ? 0 : still + 1;
    cheapest = Math.min(cheapest, now);
    if (still >= STILL && (round + 1) * size >= AT_LEAST) return round + 1;
  }
  return MOST_ROUNDS;
}
