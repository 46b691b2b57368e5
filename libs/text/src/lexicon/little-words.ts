import { words } from '../forms.js';

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

export const LANGUAGES = Object.keys(LITTLE);

/** Which languages a little word speaks for, by their places among them. */
export const SPEAKS_FOR = new Map<string, number[]>();
LANGUAGES.forEach((language, i) => {
  for (const word of LITTLE[language]!) SPEAKS_FOR.set(word, [...(SPEAKS_FOR.get(word) ?? []), i]);
});
