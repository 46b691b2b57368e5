export type Lang = 'en' | 'de';

const locale = (lang: Lang) => (lang === 'de' ? 'de-DE' : 'en-GB');
const MINUS = '\u2212';

/** A number with as many decimals as said; a true minus sign, since a hyphen reads as a range. */
export const number = (lang: Lang, value: number, digits = 0): string =>
  value
    .toLocaleString(locale(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replace('-', MINUS);

/** One decimal below ten, none above: 3.4 a day, 114 a day. */
export const rate = (lang: Lang, value: number): string =>
  number(lang, value, Math.abs(value) < 10 && value % 1 !== 0 ? 1 : 0);

/** A share (0 to 1) as per cent with one decimal, without its sign. */
export const share = (lang: Lang, value: number): string => number(lang, value * 100, 1);

/** Three figures for money: more would pretend to know more. */
export const money = (lang: Lang, value: number, currency: string): string =>
  value.toLocaleString(locale(lang), { style: 'currency', currency, maximumSignificantDigits: 3 }).replace('-', MINUS);

export const day = (lang: Lang, iso: string): string =>
  new Date(iso).toLocaleDateString(locale(lang), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const shortDay = (lang: Lang, iso: string | Date): string =>
  new Date(iso).toLocaleDateString(locale(lang), { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** In the reader's own zone. */
export const moment = (lang: Lang, iso: string): string =>
  new Date(iso).toLocaleString(locale(lang), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** To the second, where things follow each other closely. */
export const instant = (lang: Lang, iso: string): string =>
  new Date(iso).toLocaleString(locale(lang), { dateStyle: 'medium', timeStyle: 'medium' });

/** In the owner's zone, which is named beside it: a deadline means the owner's evening. */
export const deadline = (lang: Lang, iso: string, timeZone: string): string =>
  new Date(iso).toLocaleString(locale(lang), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });

/** `Europe/Berlin` as people say it: Berlin. */
export const place = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

const steps = [
  [1_000, 'ms'],
  [60_000, 's'],
  [3_600_000, 'min'],
  [86_400_000, 'h'],
  [Infinity, 'd'],
] as const;
const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const germanUnit = { ms: 'ms', s: 's', min: 'min', h: 'Std.', d: 'Tg.' };

/** How long a step took, in its largest unit: 240 ms, 9 min, 1.3 d. */
export function span(lang: Lang, ms: number): string {
  const unit = steps.find(([below]) => Math.abs(ms) < below)![1];
  const value = ms / unitMs[unit];
  return `${rate(lang, Math.abs(value) < 10 ? Math.round(value * 10) / 10 : value)} ${lang === 'de' ? germanUnit[unit] : unit}`;
}

/** With its sign, for what is a difference. */
export const signed = (lang: Lang, value: number, digits = 2): string => {
  const said = number(lang, Math.abs(value), digits);
  return Number(said.replace(',', '.')) === 0 ? said : `${value < 0 ? MINUS : '+'}${said}`;
};

/** A chance as it is quoted: never 0. */
export const chance = (lang: Lang, value: number): string =>
  value < 0.001 ? `< ${number(lang, 0.001, 3)}` : number(lang, value, 3);
