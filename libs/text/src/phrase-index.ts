import type { Token } from './tokens.js';

/** A phrase found: tokens from `from` to `to`, end exclusive. */
export interface Found<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** One place in a phrase: any of these words, any of these groups of words, or nothing. */
interface Place {
  readonly words: ReadonlySet<string>;
  readonly groups: readonly (readonly string[])[];
  readonly optional: boolean;
}
interface Phrase<T> {
  readonly places: readonly Place[];
  readonly value: T;
}

/**
 * Finds phrases in tokens, the longest at each place. A phrase is words with spaces; `(a|b c)` stands for either,
 * `(a|)` may be missing, `#` is any number or number word, `@` any unit of time. A phrase isn't written out into
 * all its variants (one of ours would have 60,000): it is followed place by place, from its possible first words.
 */
export class PhraseIndex<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  add(pattern: string, value: T): this {
    const phrase = { places: placesOf(pattern), value };
    for (const first of firstsOf(phrase.places)) {
      const known = this.byFirst.get(first);
      if (known) known.push(phrase);
      else this.byFirst.set(first, [phrase]);
    }
    return this;
  }

  /** The longest phrase that starts at this token; of two as long, the one added first. */
  at(tokens: readonly Token[], from: number): Found<T> | undefined {
    let best: Found<T> | undefined;
    for (const first of tokens[from]!.names)
      for (const { places, value } of this.byFirst.get(first) ?? []) {
        const to = longest(places, 0, tokens, from);
        if (to > (best?.to ?? from)) best = { from, to, value };
      }
    return best;
  }
}

/** The furthest end of the places from `place` on, starting at token `at`; -1 where they don't fit. */
function longest(places: readonly Place[], place: number, tokens: readonly Token[], at: number): number {
  const here = places[place];
  if (!here) return at;
  let end = here.optional ? longest(places, place + 1, tokens, at) : -1;
  const token = tokens[at];
  if (!token) return end;
  if (token.names.some((name) => here.words.has(name))) end = Math.max(end, longest(places, place + 1, tokens, at + 1));
  for (const group of here.groups)
    if (group.every((word, i) => tokens[at + i]?.names.includes(word)))
      end = Math.max(end, longest(places, place + 1, tokens, at + group.length));
  return end;
}

function placesOf(pattern: string): Place[] {
  const parts = pattern.match(/\([^()]*\)|[^\s()]+/g) ?? [];
  return parts.map((part) => {
    const ways = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    const groups = ways.map((way) => way.split(' ').filter(Boolean));
    return {
      words: new Set(groups.filter((group) => group.length === 1).map((group) => group[0]!)),
      groups: groups.filter((group) => group.length > 1),
      optional: groups.some((group) => group.length === 0),
    };
  });
}

function firstsOf(places: readonly Place[]): Set<string> {
  const firsts = new Set<string>();
  for (const { words, groups, optional } of places) {
    for (const word of words) firsts.add(word);
    for (const group of groups) firsts.add(group[0]!);
    if (!optional) break;
  }
  return firsts;
}
