import type { Token } from './tokens.js';

/** Tokens from one stop or contrast to the next; the words of feeling in it belong together. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** How much it counts: what stands before a 'but' counts less, what follows more. */
  readonly weight: number;
}

const SENTENCE_ENDS = new Set(['.', '\n', ';']);

export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  for (let from = 0; from < tokens.length;) {
    const to = sentenceEnd(tokens, from);
    cut(tokens, from, to, clauses);
    from = to;
  }
  return clauses;
}

function sentenceEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i += 1) if (endsSentence(tokens[i]!)) return i + 1;
  return tokens.length;
}

function endsSentence({ kind, text }: Token): boolean {
  if (kind === 'stop') return SENTENCE_ENDS.has(text);
  return kind === 'sign' && (text.startsWith('!') || text.startsWith('?'));
}

/** At stops, and before each contrast; the sign at the end stays with its clause. */
function cut(tokens: readonly Token[], from: number, to: number, clauses: Clause[]): void {
  const turn = lastTurn(tokens, from, to);
  for (let start = from; start < to;) {
    const end = clauseEnd(tokens, start, to);
    const weight = turn < 0 ? 1 : start >= turn ? 1.4 : 0.6;
    if (end > start) clauses.push({ tokens: tokens.slice(start, end), weight });
    start = tokens[end]?.kind === 'stop' ? end + 1 : end;
  }
}

function lastTurn(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i > from; i -= 1) if (tokens[i]!.meaning.contrasts) return i;
  return -1;
}

function clauseEnd(tokens: readonly Token[], start: number, to: number): number {
  let end = start;
  while (end < to && tokens[end]!.kind !== 'stop' && (end === start || !tokens[end]!.meaning.contrasts)) end += 1;
  return end;
}
