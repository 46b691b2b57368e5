/** The order that makes a crash repeat a batch rather than lose it: the effect first, then the position. */
export async function settleThenCommit(settle: () => Promise<void>, commit: () => Promise<void>): Promise<void> {
  await settle();
  await commit();
}
