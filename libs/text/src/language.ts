import { words } from './forms.js';
import type { Token } from './tokens.js';

/** The little words that make a sentence; each of a language's most frequent, those that two share left out. */
const LITTLE: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    words(`the and to of is was it you that for with my this have be are on not we they i but your from had
    has were what when which would there their our been will can just about out very so if at by as or get got no all
    me up do did don't it's i'm them how more after only because she his he than then too`),
  ),
  de: new Set(
    words(`der die das und ist nicht ich ein eine es war zu mit auf für den dem sich auch noch sehr wir sie aber
    wie bei einen einer wurde haben hat nach aus kein keine mir uns vom zum zur im am habe sind oder wenn nur dass leider`),
  ),
  fr: new Set(
    words(`le la les des est pas je une il que qui pour dans avec sur ce nous vous ne au du très mais sont cette
    mon ma mes plus par ont été j'ai c'est n'est était bien leur tout aux sans et`),
  ),
  es: new Set(
    words(`el los las una es que por con para muy pero lo se como más mi al del está fue son no hay todo este
    esta y nos ha sido también cuando ya su sin yo era`),
  ),
  nl: new Set(
    words(`het een en van niet ik dat op te zijn voor met maar er aan ook bij wij heel wel naar heeft geen deze
    dit hebben om nog door werd was wordt mijn ze zeer`),
  ),
  it: new Set(
    words(`il che non sono per una con ho molto ma anche come più alla del della è di mi si questo questa nel
    gli stato sempre tutto`),
  ),
};

const PLAIN = /^[a-z']+$/;
/** Up to this many plain words may be a sentence without a little word in it: 'Nobody told us anything'. */
const SHORT = 8;
const LATIN = /\p{Script=Latin}/u;

/**
 * The language by its little words, `und` where another script or too little speaks for one. Words without any
 * ('Love my Echo!') are taken for English, the one language that is read, when the lexicon knows one of them or when
 * they are few and plain.
 */
export function languageOf(tokens: readonly Token[], known: (word: string) => boolean): string | null {
  const said = tokens
    .filter(({ kind }) => kind === 'word')
    .slice(0, 200)
    .map(({ text }) => text);
  if (said.length === 0) return null;
  if (said.filter((word) => LATIN.test(word)).length < said.length / 2) return 'und';
  const [best, second] = Object.entries(LITTLE)
    .map(([language, little]) => ({ language, count: said.filter((word) => little.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  if (best!.count > second!.count && best!.count >= said.length * 0.08) return best!.language;
  if (said.some((word) => LITTLE['en']!.has(word) || known(word))) return 'en';
  return best!.count === 0 && said.length <= SHORT && said.every((word) => PLAIN.test(word)) ? 'en' : 'und';
}
