import { english } from './english.js';
import { german } from './german.js';
import type { MailWords } from './mail-words.js';

const WORDS = { en: english, de: german } as const;
export type Language = keyof typeof WORDS;

/** Says things to somebody: in their language, by their clocks. */
export class Speech {
  readonly words: MailWords;
  private readonly clocks: Intl.DateTimeFormat;
  private readonly numbers: Intl.NumberFormat;

  /** @param timeZone an IANA name */
  constructor(language: Language, timeZone: string) {
    this.words = WORDS[language];
    const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
    this.clocks = new Intl.DateTimeFormat(this.words.locale, { ...day, ...time, timeZone });
    this.numbers = new Intl.NumberFormat(this.words.locale, { maximumFractionDigits: 2 });
  }

  /** `Fri, 27 November 2026 at 17:00 GMT` */
  instant(at: Date | string): string {
    return this.clocks.format(new Date(at));
  }
  number(value: number): string {
    return this.numbers.format(value);
  }
  weeks(value: number): string {
    return this.number(Math.round(value * 10) / 10);
  }
  /** @param currency null for an amount of anything else, which is followed by its unit as it was stated */
  amount(value: number, unit: string, currency: string | null): string {
    if (!currency) return `${this.number(value)} ${unit}`;
    return value.toLocaleString(this.words.locale, { style: 'currency', currency });
  }
}
