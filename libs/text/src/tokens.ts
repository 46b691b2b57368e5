import { A_NUMBER, type Meaning, meaningOf, NO_MEANING } from './lexicon/meanings.js';

/** A word, number, emoji or mark; `text` is lower case with straight apostrophes. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'sign' | 'stop';
  readonly shouted: boolean;
  readonly meaning: Meaning;
}

/**
 * Addresses and @names are passed over. Linear: no alternative can match the same place twice in different ways.
 * A stop ends a clause; `!` and emoji are signs.
 */
const TOKEN =
  /https?:\/\/\S+|@\w+|(\d+(?:[.,]\d+)*)|([\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)*|'t\b)|([:;]'?-?[()DP|/\\]+|<3|\p{Extended_Pictographic}|[!?]+)|([.;:,\n()[\]"“”…–—-])/gu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const straight = text.replaceAll('’', "'");
  // Not `matchAll`: its iterator takes longer than the search.
  for (let match = TOKEN.exec(straight); match; match = TOKEN.exec(straight)) {
    const token = tokenOf(match);
    if (token) tokens.push(token);
  }
  return tokens;
}

function tokenOf({ index, 1: number, 2: word, 3: sign, 4: stop }: RegExpExecArray): Token | null {
  if (word !== undefined) return wordAt(index, word);
  if (stop !== undefined) return markAt(index, stop, 'stop', NO_MEANING);
  if (number !== undefined) return markAt(index, number, 'number', A_NUMBER);
  return sign === undefined ? null : markAt(index, sign, 'sign', NO_MEANING);
}

function wordAt(start: number, word: string): Token {
  const text = word.toLowerCase();
  const shouted = text !== word && word.length > 2 && word === word.toUpperCase();
  return { text, start, end: start + word.length, kind: 'word', shouted, meaning: meaningOf(text) };
}

const markAt = (start: number, text: string, kind: Token['kind'], meaning: Meaning): Token => {
  return { text, start, end: start + text.length, kind, shouted: false, meaning };
};
