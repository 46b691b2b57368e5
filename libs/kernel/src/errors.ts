/** One thing wrong with an input: where (a path such as `batch[3].userId` or `line 12`) and what. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** The message or request can never succeed as it is: park it, or refuse it, and go on. */
export class Rejected extends Error {
  override readonly name: string = 'Rejected';
  constructor(
    message: string,
    readonly errors: readonly FieldError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Something that is needed is away: the same message may succeed later, so wait. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** There is no such thing, or the caller may not know of it: the two look alike on purpose. */
export class NotFound extends Rejected {
  override readonly name = 'NotFound';
}

/** Somebody else changed it first: the caller's version is not the current one. */
export class VersionConflict extends Rejected {
  override readonly name = 'VersionConflict';
}

export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
