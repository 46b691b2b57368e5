import { Rejected } from '@mirrorloop/kernel';

/** Why something that arrived could not be taken: a code to count by, the path of the bad field, and a sentence. */
export interface Failure {
  readonly code: FailureCode;
  readonly path: string;
  readonly message: string;
}
export type FailureCode =
  | 'bad_identifier'
  | 'no_time'
  | 'bad_time'
  | 'ambiguous_time'
  | 'future_time'
  | 'bad_rating'
  | 'bad_value'
  | 'bad_character'
  | 'bad_encoding'
  | 'bad_shape'
  | 'bad_json'
  | 'broken_quotes'
  | 'wrong_columns'
  | 'unknown_type'
  | 'too_large'
  | 'id_conflict'
  | 'unstorable';

/** Thrown while something that arrived is read. It becomes a failed signal; the rest of its batch goes on. */
export class Unacceptable extends Rejected {
  constructor(
    readonly code: FailureCode,
    readonly path: string,
    message: string,
  ) {
    super(message, [{ path, message }]);
  }
  get failure(): Failure {
    return { code: this.code, path: this.path, message: this.message };
  }
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Runs a reading that may throw `Unacceptable`; any other error is a fault of ours and goes on. */
export function attempt<T>(reading: () => T): Attempt<T> {
  try {
    return { ok: true, value: reading() };
  } catch (error) {
    if (error instanceof Unacceptable) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** What a message may quote of the input: short, and never a character that can't be stored. */
export const quoted = (raw: string): string => {
  const short = raw.length > 60 ? `${raw.slice(0, 60)}...` : raw;
  return JSON.stringify(Buffer.from(short).toString().replaceAll('\u0000', '\uFFFD'));
};
