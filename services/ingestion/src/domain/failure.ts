import { Rejected } from '@mirrorloop/kernel';

/** Why something that arrived could not be taken: a code to count by, the path of the bad field, and a sentence. */
export interface Failure {
  readonly code: FailureCode;
  readonly path: string;
  readonly message: string;
}
const CODES = {
  bad_identifier: 'An identifier is malformed',
  no_time: 'It does not say when it happened',
  bad_time: 'The time can not be read',
  ambiguous_time: 'The time can be read in two ways',
  future_time: 'The time is more than 24 hours ahead',
  bad_rating: 'The rating is no number on its scale',
  bad_value: 'A value is not what it should be',
  bad_character: 'It has a NUL or half of a character',
  bad_encoding: 'It has bytes that are no text in this encoding',
  bad_shape: 'Something is missing, or of the wrong kind',
  broken_quotes: 'A quote is opened or closed where it may not be',
  wrong_columns: 'It has more or fewer columns than the header',
  unknown_type: 'The type of event is not known',
  too_large: 'It is too large',
  id_conflict: 'Something else came under the same id before',
  unstorable: 'It could not be stored',
} as const;
export type FailureCode = keyof typeof CODES;
/** What all failures of one code have in common. */
export const inWords = (code: FailureCode): string => CODES[code];

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
