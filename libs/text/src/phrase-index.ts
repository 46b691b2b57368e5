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
  /** By their first word. */
  readonly groups: ReadonlyMap<string, readonly (readonly string[])[]>;
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
    for (const found of this.allAt(tokens, from)) if (found.to > (best?.to ?? from)) best = found;
    return best;
  }

  /** Every phrase that starts at this token. */
  allAt(tokens: readonly Token[], from: number): Found<T>[] {
    const found: Found<T>[] = [];
    const { text, wild } = tokens[from]!;
    for (const first of wild ? [text, wild] : [text])
      for (const { places, value } of this.byFirst.get(first) ?? NONE) {
        const to = longest(places, 0, tokens, from);
        if (to > from) found.push({ from, to, value });
      }
    return found;
  }
}

const NONE: readonly Phrase<never>[] = [];
const answers = (token: Token | undefined, word: string): boolean => token?.text === word || token?.wild === word;

/** The furthest end of the places from `place` on, starting at token `at`; -1 where they don't fit. */
function longest(places: readonly Place[], place: number, tokens: readonly Token[], at: number): number {
  const here = places[place];
  if (!here) return at;
  let end = here.optional ? longest(places, place + 1, tokens, at) : -1;
  const token = tokens[at];
  if (!token) return end;
  if (here.words.has(token.text) || (token.wild && here.words.has(token.wild)))
    end = Math.max(end, longest(places, place + 1, tokens, at + 1));
  for (const group of startingWith(here, token))
    if (group.every((word, i) => answers(tokens[at + i], word)))
      end = Math.max(end, longest(places, place + 1, tokens, at + group.length));
  return end;
}

const startingWith = ({ groups }: Place, { text, wild }: Token): readonly (readonly string[])[] =>
  groups.size === 0 ? [] : [...(groups.get(text) ?? []), ...((wild && groups.get(wild)) ?? [])];

function placesOf(pattern: string): Place[] {
  const parts = pattern.match(/\([^()]*\)|[^\s()]+/g) ?? [];
  return parts.map((part) => {
    const ways = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    const groups = ways.map((way) => way.split(' ').filter(Boolean));
    return {
      words: new Set(groups.filter((group) => group.length === 1).map((group) => group[0]!)),
      groups: byFirstOf(groups.filter((group) => group.length > 1)),
      optional: groups.some((group) => group.length === 0),
    };
  });
}

function byFirstOf(groups: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const group of groups) byFirst.set(group[0]!, [...(byFirst.get(group[0]!) ?? []), group]);
  return byFirst;
}

function firstsOf(places: readonly Place[]): Set<string> {
  const firsts = new Set<string>();
  for (const { words, groups, optional } of places) {
    for (const word of words) firsts.add(word);
    for (const first of groups.keys()) firsts.add(first);
    if (!optional) break;
  }
  return firsts;
}
