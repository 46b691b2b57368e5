import type { OpenTransaction } from './ports.js';

/** When a single signal is so serious that somebody should answer the customer. */
export interface WhatIsSerious {
  readonly version: number;
  /** The worst rating that its scale has. */
  readonly ratingAtBottom: boolean;
  /** Words and phrases, found as whole words in any case. */
  readonly words: readonly string[];
  /** What happened longer ago than that many days opens no case. */
  readonly withinDays: number;
}
export type SeriousReason = 'rating-at-bottom' | 'listed-words';

export abstract class SeriousSettings {
  abstract inForce(tx?: OpenTransaction): Promise<WhatIsSerious>;
  /** @returns false where another version is in force by now */
  abstract change(to: WhatIsSerious, seen: number): Promise<boolean>;
}

interface Said {
  readonly text: string | null;
  readonly rating: { readonly value: number; readonly low: number } | null;
}
const DAY_MS = 86_400_000;

export const isRecent = (occurredAt: Date, { withinDays }: WhatIsSerious, now: Date): boolean =>
  now.getTime() - occurredAt.getTime() <= withinDays * DAY_MS;

export function reasonsOf({ text, rating }: Said, serious: WhatIsSerious): readonly SeriousReason[] {
  const worst = serious.ratingAtBottom && rating !== null && rating.value <= rating.low;
  const named = text !== null && namesOneOf(text, serious.words);
  return [...(worst ? (['rating-at-bottom'] as const) : []), ...(named ? (['listed-words'] as const) : [])];
}

const namesOneOf = (text: string, words: readonly string[]): boolean => {
  const said = ` ${plain(text)} `;
  return words.some((word) => plain(word) !== '' && said.includes(` ${plain(word)} `));
};

/** Words alone, a space between each: however they are written and whatever stands between them. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
