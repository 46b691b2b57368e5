import type { Baseline } from './baseline.js';
import { isoOf } from './day.js';
import type { Measured } from './surge.js';

/** Where and of what, in the words that people use for it. */
export interface Subject {
  readonly touchpoint: string;
  readonly theme: string;
}

const UNSPECIFIED = 'unspecified';

/** `Delivery surge, web shop`; a theme at the touchpoint of its own name is named once. */
export const surgeTitle = ({ touchpoint, theme }: Subject): string =>
  `${capital(theme)} surge${nameless({ touchpoint, theme }) ? '' : `, ${touchpoint}`}`;

/** Both ends are quoted, joined by 'to'. */
export const surgeStatement = (about: Subject, { seenADay, expectedLow, expectedHigh, baseline }: Measured): string =>
  baseline
    ? `${whatOf(about)} run at ${figure(seenADay)} a day, where ${figure(expectedLow)} to ${figure(expectedHigh)} would be expected.`
    : `${whatOf(about)} run at ${figure(seenADay)} a day; there is too little from before to say what would be expected.`;

export const surgeMethod = (baseline: Baseline | null): string =>
  baseline
    ? `The share of negative signals that name the theme, among all signals at the touchpoint, against ${figure(baseline.n)} signals from ${isoOf(baseline.from)} to ${isoOf(baseline.to)}. Beta-binomial prediction (99%) with the dispersion of those days; windows of 1, 3 and 7 days; corrected for all series watched (Benjamini and Hochberg, q at most 0.01).`
    : 'The share of negative signals that name the theme, among all signals at the touchpoint.';

export const OBSERVATION_METHOD = 'A person raised it from the signals named as its evidence; nothing was tested.';

/** What the figures leave open. Every insight says so. */
export function surgeLeavesOpen(size: { signals: number; customers: number }, analyser: string): string[] {
  return [
    'Why it happens: signals name a theme, not its cause.',
    'How many were affected and said nothing: only what reached us is counted.',
    anonymous(size),
    readBy(analyser),
  ];
}

export function observationLeavesOpen(size: { signals: number; customers: number }, analyser: string): string[] {
  return [
    'Whether it is more than usual: a person raised it, nothing was tested.',
    'Why it happens: signals tell what customers met, not its cause.',
    anonymous(size),
    readBy(analyser),
  ];
}

export const GAP_METHOD =
  'Employees’ answers to the customers’ questions against customers’ own: the gap of all employees with its 95% interval, corrected for all cells of the report (Benjamini and Hochberg, q at most 0.05); it matters where the attribute’s share of explained satisfaction (LMG), or without an outcome question customers’ points, is above an even split, and where neither was asked where the whole interval lies beyond the margin. Its size: of the known customers of the last 28 days the share that rates it lower than employees believe, by the margin or more.';

export const GAP_LEAVES_OPEN: readonly string[] = [
  'Why employees see it otherwise: a study asks what they believe, not where they have it from.',
  'How those see it who did not answer: they are taken to be like those who did, in its size too.',
  'That satisfaction follows when the attribute gets better: what matters is taken from answers given at one time.',
];

const anonymous = ({ signals, customers }: { signals: number; customers: number }): string =>
  customers === 0
    ? `Who stands behind it: none of the ${figure(signals)} signals leads to a known customer.`
    : `Who the others are: ${figure(signals)} signals lead to ${figure(customers)} known customers; anonymous ones aren't counted as customers.`;

const readBy = (analyser: string): string =>
  `That each signal was read rightly: sentiment and theme are estimated (${analyser}), and some are wrong.`;

const whatOf = (about: Subject): string =>
  nameless(about)
    ? `Negative signals about ${about.theme}`
    : `Negative signals about ${about.theme}, ${about.touchpoint},`;

const nameless = ({ touchpoint, theme }: Subject): boolean =>
  touchpoint === UNSPECIFIED || touchpoint.toLowerCase() === theme.toLowerCase();

/** Whole from ten on, one decimal below. */
const figure = (x: number): string => x.toLocaleString('en-GB', { maximumFractionDigits: x < 10 ? 1 : 0 });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
