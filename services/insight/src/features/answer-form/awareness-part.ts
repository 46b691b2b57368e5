import type { AwarenessAnswer, AwarenessItem, AwarenessQuestions } from '../../domain/studies/awareness.js';
import type { Instrument } from '../../domain/studies/instrument.js';
import { awarenessField, safe } from './fields.js';
import type { FormState } from './form-page.js';
import { FORM_WORDS } from './words.js';

const ASKED = ['reported', 'acting'] as const;

/** After all that is rated, so that no rating is given with it in mind. */
export function awarenessPart({ items, teams }: AwarenessQuestions, state: FormState): string {
  const words = FORM_WORDS[state.language];
  return `<h2>${words.awareness}</h2><p>${words.awarenessHelp}</p>
${items.map((item) => itemPart(item, teams, state)).join('\n')}`;
}

function itemPart({ id, wording }: AwarenessItem, teams: readonly string[], state: FormState): string {
  const questions = ASKED.map((asked) => yesOrNo(awarenessField(id, asked), FORM_WORDS[state.language][asked], state));
  const wrong = state.errors.get(`awareness.${id}`) ?? state.errors.get(`awareness.${id}.team`);
  return `<fieldset><legend>${safe(wording[state.language])}</legend>${wrong ? `<p class="wrong">${safe(wrong)}</p>` : ''}
${questions.join('\n')}
${teams.length > 0 ? whose(awarenessField(id, 'team'), teams, state) : ''}</fieldset>`;
}

function yesOrNo(field: string, question: string, { entered, language }: FormState): string {
  const { yes, no, unknownToMe } = FORM_WORDS[language];
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="${field}" value="${value}"${(entered[field] ?? '') === value ? ' checked' : ''}> ${label}</label>`;
  return `<fieldset><legend>${question}</legend>${choice('yes', yes)}${choice('no', no)}${choice('', unknownToMe)}</fieldset>`;
}

function whose(field: string, teams: readonly string[], { entered, language }: FormState): string {
  const { whose: question, unknownToMe } = FORM_WORDS[language];
  const option = (value: string, label: string) =>
    `<option value="${safe(value)}"${(entered[field] ?? '') === value ? ' selected' : ''}>${safe(label)}</option>`;
  return `<label class="points">${question} <select name="${field}">${option('', unknownToMe)}${teams
    .map((team) => option(team, team))
    .join('')}</select></label>`;
}

/** Null where nothing of it was answered: who skipped the part isn't one who knows nothing. */
export function awarenessIn(
  { awareness }: Instrument,
  entered: Readonly<Record<string, string>>,
): Readonly<Record<string, AwarenessAnswer>> | null {
  if (!awareness) return null;
  const said = (id: string, asked: 'reported' | 'acting' | 'team') => entered[awarenessField(id, asked)] ?? '';
  const yes = (id: string, asked: 'reported' | 'acting') => ({ yes: true, no: false })[said(id, asked)] ?? null;
  const answers = awareness.items.map(({ id }) => {
    const answer = { reported: yes(id, 'reported'), acting: yes(id, 'acting'), team: said(id, 'team') || null };
    return [id, answer] as const;
  });
  const some = answers.some(([, { reported, acting, team }]) => reported !== null || acting !== null || team);
  return some ? Object.fromEntries(answers) : null;
}
