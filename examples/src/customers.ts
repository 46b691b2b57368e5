import type { Dice } from './dice.js';
import { stores } from './stores.js';

/** One invented customer. Emails end in .example and phone numbers lie in ranges that are never given to anybody. */
export interface Customer {
  readonly email: string;
  /** National number without the leading 0, in groups, such as `161 496 0123`. */
  readonly phone: string | null;
  readonly loyaltyNumber: string | null;
  readonly store: string;
  readonly segment: string;
  readonly valueAYear: number;
}

const firstNames = [
  'ada',
  'ben',
  'cara',
  'dev',
  'ella',
  'finn',
  'gwen',
  'hari',
  'isla',
  'joel',
  'kaya',
  'leon',
  'maya',
  'noor',
  'owen',
  'priya',
  'rhys',
  'sana',
  'theo',
  'una',
  'vera',
  'will',
  'yara',
  'zoe',
];
const lastNames = [
  'ashdown',
  'birk',
  'calder',
  'dunmore',
  'elling',
  'farrow',
  'garside',
  'hale',
  'ingram',
  'jessop',
  'kerrow',
  'lund',
  'marlow',
  'nairn',
  'okoro',
  'penrose',
  'quill',
  'rao',
  'selby',
  'tarn',
  'usher',
  'vale',
  'wray',
  'yardley',
];
const mailDomains = ['postbox.example', 'homemail.example', 'letterbox.example', 'quillmail.example'];
/** Ofcom's numbers for drama: each range holds a thousand, and none is ever given to a subscriber. */
const phoneRanges = ['7700 900', '161 496 0', '20 7946 0', '113 496 0', '131 496 0', '141 496 0', '191 498 0'];
const segments = [
  { name: 'occasional', share: 0.5, from: 40, to: 260 },
  { name: 'regular', share: 0.35, from: 180, to: 620 },
  { name: 'loyal', share: 0.12, from: 450, to: 1500 },
  { name: 'trade', share: 0.03, from: 900, to: 4200 },
];

export const customersOf = (dice: Dice, count: number): Customer[] =>
  Array.from({ length: count }, (_, at) => customer(dice, at));

function customer(dice: Dice, at: number): Customer {
  const segment = segmentFor(dice);
  return {
    email: `${dice.pick(firstNames)}.${dice.pick(lastNames)}${at + 1}@${dice.pick(mailDomains)}`,
    phone: dice.chance(0.75) ? phoneFor(at) : null,
    loyaltyNumber: dice.chance(0.65) ? `HR-${String(1_000_000 + at * 7)}` : null,
    store: dice.pick(stores),
    segment: segment.name,
    valueAYear: valueIn(dice, segment),
  };
}

function segmentFor(dice: Dice): (typeof segments)[number] {
  let left = dice.between(0, 999) / 1000;
  return segments.find((segment) => (left -= segment.share) < 0) ?? segments[0]!;
}

/** The lower of two throws: many are worth little and few are worth much. */
const valueIn = (dice: Dice, { from, to }: { from: number; to: number }): number =>
  Math.min(dice.between(from, to), dice.between(from, to));

/** Nobody shares a number with anybody, so that exact matching can be judged by it. */
function phoneFor(at: number): string | null {
  const range = phoneRanges[Math.floor(at / 1000)];
  return range ? `${range}${String(at % 1000).padStart(3, '0')}` : null;
}
