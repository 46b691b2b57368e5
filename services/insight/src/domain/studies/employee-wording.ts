import type { Words } from './instrument.js';

/**
 * The customers' question as employees are asked it: how they believe customers will answer. A question of the usual form
 * is turned round; any other is quoted, which is right in every grammar.
 */
export const employeeWordingOf = ({ en, de }: Words): Words => ({
  en: turned(
    en,
    /^how (?:do|would) you rate (.+)$/i,
    (what) => `How do you believe our customers rate ${what}`,
    quotedEnglish,
  ),
  de: turned(
    de,
    /^wie bewerten sie (.+)$/i,
    (what) => `Was glauben Sie: Wie bewerten unsere Kundinnen und Kunden ${what}`,
    quotedGerman,
  ),
});

const quotedEnglish = (question: string) => `How do you believe our customers answer: “${question}”`;
const quotedGerman = (question: string) => `Was glauben Sie, wie unsere Kundinnen und Kunden antworten: „${question}“`;

function turned(
  question: string,
  form: RegExp,
  say: (what: string) => string,
  quote: (question: string) => string,
): string {
  const what = form.exec(question.trim())?.[1];
  return what ? say(what) : quote(question.trim());
}
