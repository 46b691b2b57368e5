import type { StudyView } from '@mirrorloop/contracts';
import { createContext, type ReactNode, useContext } from 'react';
import type { Lang } from '../../words/format.js';
import { paired } from '../../words/sentences/paired.js';
import { type Say, useWords } from '../../words/use-words.js';

type Sides = StudyView['sides'];
const OfSides = createContext<Sides>(null);

/** Below it, captions name both sides of this study, and what an n counts, as the study does. */
export const CaptionsOf = ({ study, children }: { study: StudyView; children: ReactNode }) => (
  <OfSides value={study.sides}>{children}</OfSides>
);

/** As useWords; in a study of means what is called customers, employees and answers elsewhere has names of its own. */
export function useCaptions(): { t: Say; lang: Lang } {
  const { t, lang } = useWords();
  const sides = useContext(OfSides);
  return { t: sides ? named(t, lang, sides) : t, lang };
}

const OTHERWISE = new Set(Object.keys(paired.en).map((key) => key.replace(/_(one|other)$/, '')));

function named(t: Say, lang: Lang, { employees, customers, units }: NonNullable<Sides>): Say {
  const [we, they] = [employees[lang], customers[lang]];
  const names = { we, We: leading(we), they, They: leading(they), units: units[lang] };
  return (key, values) => {
    const otherwise = key.replace(/^studies\./, 'paired.');
    return OTHERWISE.has(otherwise) ? t(otherwise, { ...names, ...values }) : t(key, values);
  };
}

const leading = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
