import type { OpenTransaction } from './actions.js';

/** A request that its sender may repeat without meaning it twice. */
export interface RepeatableRequest {
  readonly callerId: string;
  /** The sender's `Idempotency-Key`. */
  readonly key: string;
  /** Differs for every other thing asked under the same key. */
  readonly asked: string;
}

export abstract class AnsweredRequests {
  /**
   * The answer that this request got before, else `undefined`: then the caller answers it and keeps the answer in the
   * same transaction. A repeat that comes meanwhile waits for that. Throws `Rejected` when the key was used to ask
   * something else.
   */
  abstract answerOf<T>(request: RepeatableRequest, tx: OpenTransaction): Promise<T | undefined>;
  abstract keep(request: RepeatableRequest, answer: object, at: Date, tx: OpenTransaction): Promise<void>;
  /** Forgets what was answered before then. @returns how many */
  abstract forgetBefore(then: Date): Promise<number>;
}
