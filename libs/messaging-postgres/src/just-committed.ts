import type { Envelope } from '@mirrorloop/messaging';

/** Some megabytes: more waits only while the log is away, and is read from the table then. */
const MOST_EVENTS = 5_000;

/**
 * What this process has just put into its outbox, by the row's id, so that its relay needn't read it back and take it
 * apart again. What isn't here, or was somebody else's, lies in the table all the same.
 */
export class JustCommitted {
  private readonly batches = new Map<string, readonly Envelope[]>();
  private events = 0;

  keep(id: string, envelopes: readonly Envelope[]): void {
    this.batches.set(id, envelopes);
    this.events += envelopes.length;
    for (const oldest of this.batches.keys()) {
      if (this.events <= MOST_EVENTS) return;
      this.forget(oldest);
    }
  }

  of(id: string): readonly Envelope[] | undefined {
    return this.batches.get(id);
  }

  forget(id: string): void {
    this.events -= this.batches.get(id)?.length ?? 0;
    this.batches.delete(id);
  }
}
