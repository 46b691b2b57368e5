/** What lies here longer than the organisation keeps it; each forgets one set and says how many that were. */
export abstract class OldData {
  /** What signals said, and as they arrived. What was counted stays counted. */
  abstract forgetWords(before: Date): Promise<number>;
  abstract forgetFailedSignals(before: Date): Promise<number>;
  /** Those asked before then, but for what still keeps somebody from being asked too often. */
  abstract forgetInvitations(before: Date, now: Date): Promise<number>;
}
