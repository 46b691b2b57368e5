/** What one account may do in Kafka, and nothing besides. */
export interface KafkaAccount {
  readonly name: string;
  /** Topics that it writes and makes, and whose retention it keeps. */
  readonly writes: readonly string[];
  /** Topics that it reads. */
  readonly reads: readonly string[];
  /** Consumer groups that it reads as. */
  readonly groups: readonly string[];
  /** Groups of others whose progress it may ask for: those that follow what it writes. */
  readonly asksAfter: readonly string[];
}
