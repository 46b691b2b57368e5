import { LONGEST_READ } from './lexicon-analyser.js';
import { germanThemesOf } from './lexicon/themes-de.js';
import { THEME_PHRASES, THEMES } from './lexicon/themes.js';
import { languageOf } from './language.js';
import { STRENGTHS } from './lexicon/sentiment-words.js';
import { tokensOf } from './tokens.js';

/** What a text speaks of, whether well or badly: for answers to a question that says which ('What do they complain about?'). */
export interface ThemesNamed {
  /** ISO 639-1, `und` where it can't be told; null where there are no words. */
  readonly language: string | null;
  /** False for a language that isn't read: its themes aren't none, they are unknown. */
  readonly read: boolean;
  /** Names from `THEMES`, in their order. */
  readonly themes: readonly string[];
}

const UNREAD = new Set(['fr', 'es', 'nl', 'it']);

/**
 * Themes of an English or German text, by phrases and by stems. An open answer is often one word ('Lieferzeiten'), of
 * which no language can be told: so both are looked for, unless it is clearly in a third.
 */
export function themesNamed(text: string): ThemesNamed {
  const tokens = tokensOf(text.slice(0, LONGEST_READ));
  const language = languageOf(tokens, (word) => STRENGTHS.has(word));
  if (language === null || UNREAD.has(language)) return { language, read: false, themes: [] };
  const [english, german] = [language !== 'de', language !== 'en' || tokens.length <= SHORT];
  const named = new Set<string>();
  tokens.forEach(({ text: word, kind }, i) => {
    if (english) for (const { value } of THEME_PHRASES.allAt(tokens, i)) named.add(value);
    if (german && kind === 'word') for (const theme of germanThemesOf(word)) named.add(theme);
  });
  return { language, read: true, themes: THEMES.filter((theme) => named.has(theme)) };
}

/** So few words are taken for English for want of anything that speaks against it. */
const SHORT = 8;
