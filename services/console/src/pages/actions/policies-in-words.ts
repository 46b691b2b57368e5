import type { PersonView, PolicyView } from '@mirrorloop/contracts';
import { number, type Lang } from '../../words/format.js';
import type { Say } from '../../words/use-words.js';

type Step = PolicyView['steps'][number];

/** Who hears, after which wait. */
export const stepInWords = (t: Say, lang: Lang, step: Step, people: readonly PersonView[]): string => {
  const { waitHours, workingHours, to, personId } = step;
  return t(workingHours ? 'policies.stepWorking' : 'policies.stepClock', {
    count: waitHours,
    hours: number(lang, waitHours, waitHours % 1 === 0 ? 0 : 1),
    to: people.find(({ id }) => id === personId)?.name ?? t(`policies.to.${to}`),
  });
};
