import type { Words } from './instrument.js';
import { percents } from './percents.js';
import type { Aspect, KnowsFigure, KnowsVerdict } from './report/who-knows.js';

const [en, de] = [percents('en'), percents('de')];

/** What is said of one group and aspect: both shares with their intervals, and nothing beyond them. */
export function knowsSentence(who: Words, figure: KnowsFigure, verdict: KnowsVerdict): Words {
  const { what, so, not } = SAID[figure.aspect];
  const { recall, falseBelief } = figure;
  return {
    en: `${START[verdict].en(who.en, what.en)}: they say so of ${en(recall)} of ${so.en}, and of ${en(falseBelief)} of ${not.en}.`,
    de: `${START[verdict].de(who.de, what.de)}: bejaht werden ${de(recall)} ${so.de} und ${de(falseBelief)} ${not.de}.`,
  };
}

const SAID: Readonly<Record<Aspect, { readonly what: Words; readonly so: Words; readonly not: Words }>> = {
  problem: {
    what: { en: 'what customers report', de: 'was die Kundschaft meldet' },
    so: { en: 'problems that are reported', de: 'der Probleme, die gemeldet werden,' },
    not: { en: 'those that aren’t', de: 'derer, die es nicht gibt' },
  },
  action: {
    what: { en: 'what is being done', de: 'was getan wird' },
    so: { en: 'problems somebody acts on', de: 'der Probleme, an denen gearbeitet wird,' },
    not: { en: 'those nobody acts on', de: 'derer, an denen niemand arbeitet' },
  },
  owner: {
    what: { en: 'who has it in hand', de: 'wer sich kümmert' },
    so: { en: 'running actions with the right team', de: 'der laufenden Maßnahmen mit dem richtigen Team' },
    not: { en: 'what nobody acts on, naming a team', de: 'dessen, was niemand tut, mit irgendeinem Team' },
  },
};

type Say = (who: string, what: string) => string;
const START: Readonly<Record<KnowsVerdict, { readonly en: Say; readonly de: Say }>> = {
  knows: { en: (who, what) => `${who} know ${what}`, de: (who, what) => `${who} wissen, ${what}` },
  guesses: {
    en: (who, what) => `${who} hardly know ${what} better than by guessing`,
    de: (who, what) => `${who} wissen kaum besser als geraten, ${what}`,
  },
  inconclusive: {
    en: (who, what) => `It is open whether ${who} know ${what}`,
    de: (who, what) => `Offen ist, ob ${who} wissen, ${what}`,
  },
};
