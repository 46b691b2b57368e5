import type { Instrument, Words } from './instrument.js';

/** How a study of means calls what it compares, within a sentence: "teachers", "parents", and what has both, "schools". */
export interface Sides {
  readonly employees: Words;
  readonly customers: Words;
  readonly units: Words;
}

const UNNAMED: Sides = {
  employees: { en: 'employees', de: 'Beschäftigte' },
  customers: { en: 'customers', de: 'Kundschaft' },
  units: { en: 'units', de: 'Einheiten' },
};

/** Null where people answer: they are employees and customers. */
export const sidesOf = ({ pairedBy, sides }: Instrument): Sides | null => (pairedBy ? (sides ?? UNNAMED) : null);

/** With whom employees are compared, and what an n counts. */
export interface Against {
  readonly customers: Words;
  readonly counted: Words;
}
export const CUSTOMERS: Against = {
  customers: UNNAMED.customers,
  counted: { en: 'answers', de: 'Antworten' },
};
export const otherSide = ({ customers, units }: Sides): Against => ({ customers, counted: units });

/** At the beginning of a sentence. */
export const leading = ({ en, de }: Words): Words => ({ en: upper(en), de: upper(de) });
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
