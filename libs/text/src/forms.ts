/** The regular forms of an English verb: crash, crashes, crashed, crashing. */
export function verbForms(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : doubled(verb);
  const third = /(s|x|z|ch|sh)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  return [verb, third, past, `${/[^aeiou]y$/.test(verb) ? verb : stem}ing`];
}

/** One and many: problem, problems. */
export function nounForms(noun: string): string[] {
  if (/(s|x|z|ch|sh)$/.test(noun)) return [noun, `${noun}es`];
  return [noun, /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`];
}

/** stop, stopped; a short verb that ends consonant, vowel, consonant doubles the last. */
const doubled = (verb: string): string =>
  /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) && verb.length <= 5 ? verb + verb.at(-1) : verb;

export const words = (list: string): string[] => list.trim().split(/\s+/);
