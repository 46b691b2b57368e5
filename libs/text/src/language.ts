import { words } from './forms.js';
import type { Token } from './tokens.js';

/** The little words that make a sentence; each of a language's most frequent, those that two share left out. */
const LITTLE: Readonly<Record<string, readonly string[]>> = {
  en: words(
    `the and to of is was it you that for with my this have be are on not we they i but your from had
    has were what when which would there their our been will can just about out very so if at by as or get got no all
    me up do did don't it's i'm them how more after only because she his he than then too`,
  ),
  de: words(
    `der die das und ist nicht ich ein eine es war zu mit auf für den dem sich auch noch sehr wir sie aber
    wie bei einen einer wurde haben hat nach aus kein keine mir uns vom zum zur im am habe sind oder wenn nur dass leider`,
  ),
  fr: words(
    `le la les des est pas je une il que qui pour dans avec sur ce nous vous ne au du très mais sont cette
    mon ma mes plus par ont été j'ai c'est n'est était bien leur tout aux sans et`,
  ),
  es: words(
    `el los las una es que por con para muy pero lo se como más mi al del está fue son no hay todo este
    esta y nos ha sido también cuando ya su sin yo era`,
  ),
  nl: words(
    `het een en van niet ik dat op te zijn voor met maar er aan ook bij wij heel wel naar heeft geen deze
    dit hebben om nog door werd was wordt mijn ze zeer`,
  ),
  it: words(
    `il che non sono per una con ho molto ma anche come più alla del della è di mi si questo questa nel
    gli stato sempre tutto`,
  ),
};

const LANGUAGES = Object.keys(LITTLE);
const ENGLISH = LANGUAGES.indexOf('en');
const NONE: readonly number[] = [];

/** Which languages a little word speaks for, by their places among them. */
const SPEAKS_FOR = new Map<string, number[]>();
LANGUAGES.forEach((language, i) => {
  for (const word of LITTLE[language]!) SPEAKS_FOR.set(word, [...(SPEAKS_FOR.get(word) ?? []), i]);
});

const PLAIN = /^[a-z']+$/;
/** Beyond it lie the other scripts. */
const LATIN_ENDS = 0x250;
/** Up to this many plain words may be a sentence without a little word in it: 'Nobody told us anything'. */
const SHORT = 8;
/** So many words tell. */
const ENOUGH = 200;
const FEWEST_LITTLE = 0.08;

/**
 * The language by its little words, `und` where another script or too little speaks for one. Words without any
 * ('Love my Echo!') are taken for English, the one language that is read, when they are plain letters and the lexicon
 * knows one of them or they are few.
 */
export function languageOf(tokens: readonly Token[], known: (word: string) => boolean): string | null {
  const said = saidIn(tokens);
  if (said.length === 0) return null;
  if (latinIn(said) < said.length / 2) return 'und';
  const counts = countsOf(said);
  const most = Math.max(...counts);
  const best = counts.indexOf(most);
  const unrivalled = best === counts.lastIndexOf(most);
  if (unrivalled && most >= said.length * FEWEST_LITTLE) return LANGUAGES[best]!;
  if (most > counts[ENGLISH]! || !said.every((word) => PLAIN.test(word))) return 'und';
  return most > 0 || said.length <= SHORT || said.some(known) ? 'en' : 'und';
}

function saidIn(tokens: readonly Token[]): string[] {
  const said: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'word') said.push(text);
    if (said.length === ENOUGH) break;
  }
  return said;
}

function latinIn(said: readonly string[]): number {
  let latin = 0;
  for (const word of said) if (word.charCodeAt(0) < LATIN_ENDS) latin += 1;
  return latin;
}

/** How many little words speak for each of the languages. */
function countsOf(said: readonly string[]): number[] {
  const counts = LANGUAGES.map(() => 0);
  for (const word of said) for (const language of SPEAKS_FOR.get(word) ?? NONE) counts[language]! += 1;
  return counts;
}
