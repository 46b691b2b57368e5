import type { JudgedGap } from '@mirrorloop/statistics';
import type { Words } from './instrument.js';

const number = (language: 'en' | 'de') => {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // A rounded zero has no sign.
  return (x: number) => format.format(Math.round(x * 100) / 100 + 0);
};
const en = number('en');
const de = number('de');

/** The sentence of a cell. The interval picks the words: it is quoted whole, and nothing is said beyond it. */
export function sentenceOf(who: Words, attribute: string, gap: JudgedGap): Words {
  if (gap.verdict === 'aligned') return aligned(who, attribute, gap);
  if (gap.verdict === 'inconclusive') return open(who, attribute, gap);
  return differs(who, attribute, gap, gap.verdict === 'blind-spot');
}

const aligned = (who: Words, attribute: string, { margin }: JudgedGap): Words => ({
  en: `${who.en} and customers agree on “${attribute}”, to within ${en(margin)} points.`,
  de: `${who.de} und Kundschaft stimmen bei „${attribute}“ überein, auf ${de(margin)} Punkte genau.`,
});

const open = (who: Words, attribute: string, { low, high, employees: { n } }: JudgedGap): Words => ({
  en: `We can’t say yet how ${who.en} and customers differ on “${attribute}”: anything from ${en(low)} to ${en(high)} points fits the ${n} answers.`,
  de: `Bei „${attribute}“ ist noch offen, wie weit ${who.de} und Kundschaft auseinanderliegen: ${n} Antworten lassen ${de(low)} bis ${de(high)} Punkte zu.`,
});

function differs(who: Words, attribute: string, { low, high }: JudgedGap, above: boolean): Words {
  const [than, als] = above ? ['higher', 'höher'] : ['lower', 'niedriger'];
  if (low <= 0 && high >= 0)
    return {
      en: `${who.en} rate “${attribute}” ${than} than customers do; how much is open (${en(low)} to ${en(high)}).`,
      de: `${who.de} bewerten „${attribute}“ ${als} als die Kundschaft; um wie viel, ist offen (${de(low)} bis ${de(high)}).`,
    };
  const [least, most] = above ? [low, high] : [-high, -low];
  return {
    en: `${who.en} rate “${attribute}” ${en(least)} to ${en(most)} points ${than} than customers do.`,
    de: `${who.de} bewerten „${attribute}“ um ${de(least)} bis ${de(most)} Punkte ${als} als die Kundschaft.`,
  };
}
