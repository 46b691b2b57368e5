import { anyOf, startOf, type State } from './phrase-states.js';
import type { Token } from './tokens.js';

/** A phrase found: tokens from `from` to `to`, end exclusive. */
export interface Found<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/**
 * Finds phrases in tokens, the longest at each place. A phrase is words with spaces; `(a|b c)` stands for either,
 * `(a|)` may be missing, `#` is any number or number word, `@` any unit of time. All phrases are followed at once,
 * with one look-up a token, and few tokens lead beyond the first. They aren't written out into all their variants
 * (one of ours would have 60,000): variants that go on alike share their states.
 */
export class PhraseIndex<T> {
  private readonly start: State<T>;

  constructor(phrases: readonly (readonly [pattern: string, value: T])[]) {
    this.start = anyOf(phrases.map(([pattern, value]) => startOf(pattern, value)));
  }

  /** The longest phrase that starts at this token; of two as long, the one named first. */
  at(tokens: readonly Token[], from: number): Found<T> | undefined {
    let best: Found<T> | undefined;
    let to = from;
    for (let state = after(this.start, tokens[to]); state; state = after(state, tokens[to])) {
      to += 1;
      if (state.values.length > 0) best = { from, to, value: state.values[0]! };
    }
    return best;
  }

  /** For each value the longest phrase that starts at this token, shorter ones first. */
  allAt(tokens: readonly Token[], from: number): readonly Found<T>[] {
    let found: readonly Found<T>[] = NONE;
    let to = from;
    for (let state = after(this.start, tokens[to]); state; state = after(state, tokens[to])) {
      to += 1;
      if (state.values.length > 0) found = longer(found, state.values, from, to);
    }
    return found;
  }
}

const NONE: readonly Found<never>[] = [];

/** What was found, with longer phrases in the place of shorter ones of the same values. */
function longer<T>(found: readonly Found<T>[], values: readonly T[], from: number, to: number): readonly Found<T>[] {
  const kept = found.filter(({ value }) => !values.includes(value));
  return [...kept, ...values.map((value) => ({ from, to, value }))];
}

function after<T>({ next }: State<T>, token: Token | undefined): State<T> | undefined {
  if (!token) return undefined;
  const { text, meaning } = token;
  return next.get(text) ?? (meaning.wild === null ? undefined : next.get(meaning.wild));
}
