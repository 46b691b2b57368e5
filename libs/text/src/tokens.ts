/** A word, number, emoji or mark; `text` is lower case with straight apostrophes. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'sign' | 'stop';
  readonly shouted: boolean;
  /** What it also answers to in a phrase: `#` for a number, `@` for a unit of time. */
  readonly wild: '#' | '@' | null;
}

/**
 * Addresses and @names are passed over. Linear: no alternative can match the same place twice in different ways.
 * A stop ends a clause; `!` and emoji are signs.
 */
const TOKEN =
  /https?:\/\/\S+|@\w+|(\d+(?:[.,]\d+)*)|([\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*|['’]t\b)|([:;]['’]?-?[()DP|/\\]+|<3|\p{Extended_Pictographic}|[!?]+)|([.;:,\n()[\]"“”…–—-])/gu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, number, word, sign, stop] = match;
    const start = match.index;
    const end = start + whole.length;
    const add = (kind: Token['kind'], said: string, shouted = false) =>
      tokens.push({ text: said, start, end, kind, shouted, wild: wildOf(said, kind) });
    if (word !== undefined) add('word', plain(word), isShouted(word));
    else if (number !== undefined) add('number', number);
    else if (sign !== undefined) add('sign', sign);
    else if (stop !== undefined) add('stop', stop);
  }
  return tokens;
}

function wildOf(text: string, kind: Token['kind']): Token['wild'] {
  if (kind === 'number' || NUMBERS.has(text)) return '#';
  return TIMES.has(text) ? '@' : null;
}

const plain = (word: string): string => word.toLowerCase().replaceAll('’', "'");

const isShouted = (word: string): boolean =>
  word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();

const NUMBERS = new Set(
  'a an one two three four five six seven eight nine ten eleven twelve several many few couple multiple another'.split(
    ' ',
  ),
);
const TIMES = new Set(
  'second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years'.split(' '),
);
