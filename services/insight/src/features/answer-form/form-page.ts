import { pointsOf } from '@mirrorloop/statistics';
import { attributesOf, type Population, wordingFor, type Words } from '../../domain/studies/instrument.js';
import type { Study } from '../../domain/studies/study.js';
import { awarenessPart } from './awareness-part.js';
import { OUTCOME_FIELD, pointField, ratingField, safe, WORDS_FIELD } from './fields.js';
import { FORM_WORDS, type Language } from './words.js';

export interface FormState {
  readonly study: Study;
  readonly population: Population;
  readonly language: Language;
  /** What was entered, so that nothing typed is lost. */
  readonly entered: Readonly<Record<string, string>>;
  /** What doesn't fit, by field. */
  readonly errors: ReadonlyMap<string, string>;
}

/** The whole form: plain HTML that a phone shows without a script, each scale a group of radio buttons with its legend. */
export function formPage(state: FormState): string {
  const { study, population, language } = state;
  const words = FORM_WORDS[language];
  const { instrument } = study;
  const other = language === 'en' ? 'de' : 'en';
  return page(
    language,
    study.title,
    `<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${words.other}</a></p>
<h1>${safe(study.title)}</h1>
<p>${population === 'employee' ? `${words.employees} ${words.anonymous}` : words.customers}</p>
${state.errors.size > 0 ? `<p role="alert" class="wrong">${words.wrong}</p>` : ''}
<form method="post" action="?lang=${language}">
${instrument.questions.map((q) => scale(state, ratingField(q.id), wordingFor(q, population)[language])).join('\n')}
${instrument.outcome ? scale(state, OUTCOME_FIELD, wordingFor(instrument.outcome, population)[language]) : ''}
${instrument.importance ? points(state) : ''}
${instrument.openQuestion ? openQuestion(state, wordingFor(instrument.openQuestion, population)) : ''}
${population === 'employee' && instrument.awareness ? awarenessPart(instrument.awareness, state) : ''}
<p id="offline" class="wrong" role="alert" tabindex="-1" hidden>${words.offline}</p>
<button type="submit">${words.send}</button>
</form>`,
  );
}

export const notePage = (language: Language, note: 'thanks' | 'enough' | 'again' | 'over' | 'unknown'): string =>
  page(language, FORM_WORDS[language][note], `<h1>${FORM_WORDS[language][note]}</h1>`);

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${safe(title)}</title><link rel="stylesheet" href="/answer/form.css"><script src="/answer/form.js" defer></script></head>
<body><main>${body}</main></body></html>`;
}

function scale(state: FormState, field: string, question: string): string {
  const { study, language, entered } = state;
  const { scale: of, ends } = study.instrument;
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="${safe(field)}" value="${value}"${(entered[field] ?? '') === value ? ' checked' : ''}> ${label}</label>`;
  const named = (value: number, i: number, all: number[]) =>
    i === 0
      ? `${value} ${safe(ends.low[language])}`
      : i === all.length - 1
        ? `${value} ${safe(ends.high[language])}`
        : `${value}`;
  const choices = pointsOf(of).map((value, i, all) => choice(String(value), named(value, i, all)));
  return `<fieldset${invalid(state, field)}><legend>${safe(question)}</legend>${wrong(state, field)}
${[...choices, choice('', FORM_WORDS[language].skip)].join('\n')}</fieldset>`;
}

function points(state: FormState): string {
  const words = FORM_WORDS[state.language];
  const fields = attributesOf(state.study.instrument).map(
    (attribute, i) =>
      `<label class="points">${safe(attribute)} <input name="${pointField(i)}" inputmode="numeric" size="4" value="${safe(state.entered[pointField(i)] ?? '')}"></label>`,
  );
  return `<fieldset${invalid(state, 'points')}><legend>${words.points}</legend><p>${words.pointsHelp}</p>${wrong(state, 'points')}
${fields.join('\n')}</fieldset>`;
}

const openQuestion = ({ language, entered }: FormState, wording: Words): string =>
  `<label class="words">${safe(wording[language])}<textarea name="${WORDS_FIELD}" rows="4" maxlength="10000">${safe(entered[WORDS_FIELD] ?? '')}</textarea></label>`;

const invalid = ({ errors }: FormState, field: string): string =>
  errors.has(field) ? ` aria-invalid="true" aria-describedby="${safe(field)}.wrong"` : '';
const wrong = ({ errors }: FormState, field: string): string =>
  errors.has(field) ? `<p class="wrong" id="${safe(field)}.wrong">${safe(errors.get(field)!)}</p>` : '';

export const FORM_STYLE = `:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f7f6f3;color:#17181b}
main{max-width:40rem;margin:0 auto;padding:1rem}
fieldset{border:1px solid #85837b;border-radius:12px;margin:0 0 1rem;padding:.75rem 1rem;background:#fff}
legend{font-weight:650;padding:0 .25rem}
label{display:flex;align-items:center;gap:.5rem;min-height:44px}
label.words{display:block}fieldset fieldset{border:0;padding:0;margin:0 0 .5rem}fieldset fieldset legend{font-weight:450}select{font:inherit;min-height:44px;max-width:100%}textarea,input[inputmode]{font:inherit;padding:.5rem;border:1px solid #85837b;border-radius:8px;background:transparent;color:inherit}
textarea{width:100%;box-sizing:border-box}label.points{justify-content:space-between}
input[type=radio]{width:20px;height:20px}
button{font:inherit;font-weight:650;min-height:44px;padding:0 1.25rem;border:0;border-radius:8px;background:#17181b;color:#fff}
.wrong{color:#8f1239;background:#fbe8ed;padding:.5rem .75rem;border-radius:8px}
a{color:#4a3fcf}:focus-visible{outline:2px solid #4a3fcf;outline-offset:2px}
@media(prefers-color-scheme:dark){body{background:#0f1012;color:#efeeea}fieldset{background:#16171a;border-color:#7b7e86}
button{background:#efeeea;color:#17181b}a{color:#aba4ff}.wrong{color:#f7768e;background:#38181f}:focus-visible{outline-color:#aba4ff}}
`;
