/** What lies here longer than the organisation keeps it; each forgets one set and says how many that were. */
export abstract class OldData {
  /** What signals said. What was read out of it, and every count, stays. */
  abstract forgetWords(before: Date): Promise<number>;
  /** Answers of studies that were closed before then, and the links to them. Their reports stay. */
  abstract forgetAnswers(before: Date): Promise<number>;
}
