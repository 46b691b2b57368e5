/** The order that makes a crash repeat a batch rather than lose it: the effect first, then the position. */
export async function settleThenReach(settle: () => Promise<void>, reach: () => void): Promise<void> {
  await settle();
  reach();
}
