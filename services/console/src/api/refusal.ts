import type { Problem } from '@mirrorloop/contracts';

/** The gateway said no, or couldn't be reached (`status` 0). What was typed is the caller's to keep. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem> = {},
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  /** Worth asking again without anybody changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** No such thing, or not for this reader: the two look alike on purpose. */
  get unseen(): boolean {
    return this.status === 403 || this.status === 404;
  }
}

export const asRefusal = (thrown: unknown): Refusal =>
  thrown instanceof Refusal
    ? thrown
    : new Refusal(0, { title: thrown instanceof Error ? thrown.message : String(thrown) });

/** The messages for one field of a form: `stakes` also answers for `stakes.acting.amount`. */
export const messagesFor = (refusal: Refusal | null, field: string): string[] =>
  (refusal?.problem.errors ?? [])
    .filter(({ path }) => path === field || path.startsWith(`${field}.`))
    .map(({ message }) => message);
