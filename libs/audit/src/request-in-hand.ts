import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditEntry } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';

/** The request that is being answered: who asked for what, and whether the trail has heard of it. */
export class RequestInHand {
  /** A transaction in which it was recorded, before we know whether that commits. */
  private readonly recordedIn = new WeakSet<Transaction>();
  private recorded = false;
  private over = false;

  constructor(
    private asked: AuditEntry['who'],
    /** Method and pattern: never the address itself, which may hold what should not be kept. */
    readonly route: string,
    readonly changes: boolean,
    readonly subject: AuditEntry['subject'],
    /** The names of the fields that were sent, of which the values may be anything. */
    readonly fields: readonly string[],
    readonly why: string | null,
  ) {}

  get who(): AuditEntry['who'] {
    return this.asked;
  }
  /** Whoever is just signing in was nobody when they asked. */
  noteWho(id: string): void {
    this.asked = { id, kind: 'person' };
  }

  noteRecordedIn(tx: Transaction): void {
    this.recordedIn.add(tx);
  }
  noteCommitted(tx: Transaction): void {
    if (this.recordedIn.has(tx)) this.recorded = true;
  }
  /** What runs on in its wake, such as a job it woke, isn't its doing. */
  noteAnswered(): void {
    this.over = true;
  }

  isRecorded(): boolean {
    return this.recorded;
  }
  /** A change that nobody has told of yet. */
  isOwed(tx: Transaction): boolean {
    return this.changes && !this.over && !this.recorded && !this.recordedIn.has(tx);
  }
}

const inHand = new AsyncLocalStorage<RequestInHand>();
let held = 0;

/**
 * Node 20 is told of every promise of the process once a storage is in use, from the first request that is audited on:
 * 3% of what intake costs, whose requests aren't. So the storage is in use while a request is in hand, and no longer.
 *
 * @returns what lets it go, to be called once
 */
export function holdRequest(): () => void {
  held += 1;
  return () => {
    held -= 1;
    if (held === 0) inHand.disable();
  };
}

export const requestInHand = (): RequestInHand | undefined => inHand.getStore();
/** What this request does is this person's doing, who was nobody to us when it began. */
export const actingAs = (id: string): void => requestInHand()?.noteWho(id);
/** @param request that is held */
export const duringRequest = <T>(request: RequestInHand, work: () => T): T => inHand.run(request, work);
