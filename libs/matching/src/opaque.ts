import { malformed, normal, type Normal } from './identifier.js';
import { hasControl, tidy } from './text.js';

const LONGEST = 255;
/** What programs write where they know no id. Taken for one, it would make one customer of everybody. */
const NOBODY = new Set([
  'null',
  'undefined',
  'nan',
  'none',
  'nil',
  'n/a',
  'na',
  'unknown',
  'anonymous',
  'guest',
  'true',
  'false',
  '[object object]',
  '0',
  '-1',
  '-',
  '00000000-0000-0000-0000-000000000000',
]);

/** An id that another system made up: kept as it is, upper and lower case apart. */
export function normaliseOpaque(raw: string): Normal {
  const value = tidy(raw);
  if (value === '') return malformed('is empty');
  if (NOBODY.has(value.toLowerCase())) return malformed(`is "${value}", which names nobody`);
  if (value.length > LONGEST) return malformed(`is longer than ${LONGEST} characters`);
  return hasControl(value) ? malformed('has control characters') : normal(value);
}

/** Cards print the number in groups: spaces, dashes and dots mean nothing, nor does upper or lower case. */
export function normaliseLoyaltyNumber(raw: string): Normal {
  const value = raw
    .normalize('NFKC')
    .replace(/[\s.\-\u2010-\u2015]/gu, '')
    .toUpperCase();
  if (/^[0-9A-Z]{3,40}$/.test(value) && !/^0+$/.test(value)) return normal(value);
  return malformed('is no loyalty number: 3 to 40 letters and digits, not all of them zero');
}
