import type { Token } from './tokens.js';
import { CONTRASTS } from './lexicon/turns.js';

/** Tokens from one stop or contrast to the next; the words of feeling in it belong together. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** How much it counts: what stands before a 'but' counts less, what follows more. */
  readonly weight: number;
}

const SENTENCE_END = new Set(['.', '\n', ';']);

export function clausesOf(tokens: readonly Token[]): Clause[] {
  return sentencesOf(tokens).flatMap((sentence) => {
    const turn = sentence.findLastIndex(({ text }, i) => i > 0 && CONTRASTS.has(text));
    return cut(sentence).map(({ from, tokens: part }) => ({
      tokens: part,
      weight: turn < 0 ? 1 : from >= turn ? 1.4 : 0.6,
    }));
  });
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)!.push(token);
    if (SENTENCE_END.has(token.text) || /^[!?]/.test(token.text)) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** At stops, and before each contrast; the sign at the end stays with its clause. */
function cut(sentence: readonly Token[]): { from: number; tokens: Token[] }[] {
  const parts: { from: number; tokens: Token[] }[] = [];
  sentence.forEach((token, i) => {
    if (parts.length === 0 || CONTRASTS.has(token.text) || sentence[i - 1]?.kind === 'stop')
      parts.push({ from: i, tokens: [] });
    if (token.kind !== 'stop') parts.at(-1)!.tokens.push(token);
  });
  return parts.filter((part) => part.tokens.length > 0);
}
