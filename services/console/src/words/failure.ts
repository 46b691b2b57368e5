import type { FailureCode } from '@mirrorloop/contracts';
import { type Lang, number } from './format.js';
import { failures } from './sentences/failures.js';
import type { Say } from './use-words.js';

/** Where in a file or body something stands, which arrives as `line 12` or `batch[3]`; an event sent alone stands nowhere. */
export function placeOf(t: Say, lang: Lang, place: string): string {
  const [, line, item] = /^(?:line (\d+)|batch\[(\d+)\])$/.exec(place) ?? [];
  if (line) return t('failure.line', { n: number(lang, Number(line)) });
  return item ? t('failure.item', { n: number(lang, Number(item) + 1) }) : place;
}

export interface Reason {
  readonly reason: string;
  /** In English; null where there is no more to say. */
  readonly more: string | null;
}

/**
 * Why it was not taken: in the reader's own language what all of its code have in common, and in English, the
 * service's own, what more it says of this one.
 */
export function reasonOf(t: Say, lang: Lang, { code, message }: { code: FailureCode; message: string }): Reason {
  const common = t(`failure.${code}`);
  if (message === failures.en[`failure.${code}`]) return { reason: common, more: null };
  return lang === 'en' ? { reason: message, more: null } : { reason: common, more: message };
}
