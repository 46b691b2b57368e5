import type { ShareGap } from '@mirrorloop/statistics';
import type { Words } from './instrument.js';
import { percents } from './percents.js';
import { themeWords } from './theme-words.js';
import type { WordsVerdict } from './report/words-mirror.js';

const [en, de] = [percents('en'), percents('de')];

/** What is said of one theme: both intervals, and nothing beyond them. */
export function wordsSentence(who: Words, theme: string, verdict: WordsVerdict, gap: ShareGap): Words {
  const name = themeWords(theme);
  const both = {
    en: `${en(gap.employees)} of them name it, ${en(gap.customers)} of customers who complain`,
    de: `${de(gap.employees)} von ihnen nennen es, ${de(gap.customers)} der Kundschaft, die sich beschwert`,
  };
  const say = SAID[verdict as keyof typeof SAID];
  return { en: say.en(who.en, name.en, both.en), de: say.de(who.de, name.de, both.de) };
}

type Say = (who: string, theme: string, both: string) => string;
const SAID: Readonly<Record<Exclude<WordsVerdict, 'not-shown'>, { en: Say; de: Say }>> = {
  missed: {
    en: (who, theme, both) => `${who} miss that customers complain about “${theme}”: ${both}.`,
    de: (who, theme, both) => `${who} übersehen, dass sich Kundschaft über „${theme}“ beschwert: ${both}.`,
  },
  imagined: {
    en: (who, theme, both) => `${who} expect complaints about “${theme}” that customers hardly make: ${both}.`,
    de: (who, theme, both) => `${who} erwarten Beschwerden über „${theme}“, die kaum vorkommen: ${both}.`,
  },
  underestimated: {
    en: (who, theme, both) => `${who} underestimate how often customers complain about “${theme}”: ${both}.`,
    de: (who, theme, both) => `${who} unterschätzen, wie oft sich Kundschaft über „${theme}“ beschwert: ${both}.`,
  },
  overestimated: {
    en: (who, theme, both) => `${who} overestimate how often customers complain about “${theme}”: ${both}.`,
    de: (who, theme, both) => `${who} überschätzen, wie oft sich Kundschaft über „${theme}“ beschwert: ${both}.`,
  },
  'as-often': {
    en: (who, theme, both) => `${who} name “${theme}” about as often as customers complain about it: ${both}.`,
    de: (who, theme, both) => `${who} nennen „${theme}“ etwa so oft, wie sich Kundschaft darüber beschwert: ${both}.`,
  },
  inconclusive: {
    en: (who, theme, both) => `It is open how far ${who} see complaints about “${theme}” rightly: ${both}.`,
    de: (who, theme, both) => `Offen ist, wie richtig ${who} Beschwerden über „${theme}“ sehen: ${both}.`,
  },
};
