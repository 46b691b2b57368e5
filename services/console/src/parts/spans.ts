import type { Span } from '@mirrorloop/contracts';

export interface Piece {
  text: string;
  span: Span | null;
}

/**
 * Cuts a text at its spans. Spans that overlap an earlier one, or lie outside the text, are left out: the words
 * themselves come back whole whatever an analyser said of them.
 */
export function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end <= span.start || span.end > text.length) continue;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), span: null });
    pieces.push({ text: text.slice(span.start, span.end), span });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), span: null });
  return pieces;
}
