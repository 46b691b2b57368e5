import type { JudgedGap } from '@mirrorloop/statistics';
import type { Words } from './instrument.js';
import { type Against, CUSTOMERS } from './sides.js';

const number = (language: 'en' | 'de') => {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // A rounded zero has no sign.
  return (x: number) => format.format(Math.round(x * 100) / 100 + 0);
};
const en = number('en');
const de = number('de');

/** The sentence of a cell. The interval picks the words: it is quoted whole, and nothing is said beyond it. */
export function sentenceOf(who: Words, what: string | Words, gap: JudgedGap, against: Against = CUSTOMERS): Words {
  const attribute = typeof what === 'string' ? { en: what, de: what } : what;
  if (gap.verdict === 'aligned') return aligned(who, attribute, gap, against);
  if (gap.verdict === 'inconclusive') return open(who, attribute, gap, against);
  return differs(who, attribute, gap, against);
}

const aligned = (who: Words, attribute: Words, { margin }: JudgedGap, { customers }: Against): Words => ({
  en: `${who.en} and ${customers.en} agree on “${attribute.en}”, to within ${en(margin)} points.`,
  de: `${who.de} und ${customers.de} stimmen bei „${attribute.de}“ überein, auf ${de(margin)} Punkte genau.`,
});

const open = (
  who: Words,
  attribute: Words,
  { low, high, employees: { n } }: JudgedGap,
  { customers, counted }: Against,
): Words => ({
  en: `We can’t say yet how ${who.en} and ${customers.en} differ on “${attribute.en}”: anything from ${en(low)} to ${en(high)} points fits the ${n} ${counted.en}.`,
  de: `Bei „${attribute.de}“ ist noch offen, wie weit ${who.de} und ${customers.de} auseinanderliegen: ${n} ${counted.de} lassen ${de(low)} bis ${de(high)} Punkte zu.`,
});

function differs(who: Words, attribute: Words, { low, high, verdict }: JudgedGap, { customers }: Against): Words {
  const above = verdict === 'blind-spot';
  const [than, als] = above ? ['higher', 'höher'] : ['lower', 'niedriger'];
  if (low <= 0 && high >= 0)
    return {
      en: `${who.en} rate “${attribute.en}” ${than} than ${customers.en} do; how much is open (${en(low)} to ${en(high)}).`,
      de: `${who.de} bewerten „${attribute.de}“ ${als} als die ${customers.de}; um wie viel, ist offen (${de(low)} bis ${de(high)}).`,
    };
  const [least, most] = above ? [low, high] : [-high, -low];
  return {
    en: `${who.en} rate “${attribute.en}” ${en(least)} to ${en(most)} points ${than} than ${customers.en} do.`,
    de: `${who.de} bewerten „${attribute.de}“ um ${de(least)} bis ${de(most)} Punkte ${als} als die ${customers.de}.`,
  };
}

/** What a gap did since the wave before: its whole interval, and no more than that. */
export function changeSentence(
  who: Words,
  attribute: string,
  { low, high }: { readonly low: number; readonly high: number },
  changed: boolean,
): Words {
  if (!changed)
    return {
      en: `No change of the gap is shown on “${attribute}” (${who.en}): anything from ${en(low)} to ${en(high)} points fits.`,
      de: `Bei „${attribute}“ (${who.de}) ist keine Änderung der Lücke gezeigt: ${de(low)} bis ${de(high)} Punkte sind möglich.`,
    };
  return {
    en: `The gap on “${attribute}” (${who.en}) moved by ${en(low)} to ${en(high)} points since the wave before.`,
    de: `Die Lücke bei „${attribute}“ (${who.de}) hat sich seit der vorigen Welle um ${de(low)} bis ${de(high)} Punkte verschoben.`,
  };
}
