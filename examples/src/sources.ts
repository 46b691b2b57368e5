import type { Knows } from './identifiers-as-written.js';
import type { Mood } from './words/index.js';

export interface Touchpoint {
  readonly name: string;
  /** How many of the source's signals are about it, against the others. */
  readonly weight: number;
  readonly negative: number;
  readonly neutral: number;
}

export interface SampleSource {
  readonly name: string;
  readonly fileName: string;
  readonly prefix: string;
  /** Of the sample's signals. */
  readonly share: number;
  /** Sunday first. */
  readonly week: readonly number[];
  /** First and last hour of the day in which signals come, UTC. */
  readonly hours: readonly [number, number];
  readonly channels: readonly string[];
  readonly names: readonly string[];
  readonly scale: {
    readonly low: number;
    readonly high: number;
    readonly given: Readonly<Record<Mood, readonly number[]>>;
  };
  readonly withWords: number;
  readonly withRating: number;
  readonly inAStore: boolean;
  readonly knows: Knows;
  readonly touchpoints: readonly Touchpoint[];
}

const fiveStars = { low: 1, high: 5, given: { negative: [1, 1, 2, 2], neutral: [3], positive: [4, 5, 5] } };
const outOfTen = { low: 0, high: 10, given: { negative: [0, 1, 2, 3], neutral: [5, 6], positive: [8, 9, 10, 10] } };

export const sampleSources: readonly SampleSource[] = [
  {
    name: 'Hollin & Reed shops',
    fileName: 'shops.csv',
    prefix: 'shop',
    share: 0.43,
    week: [0.7, 0.8, 0.85, 0.9, 1, 1.25, 1.7],
    hours: [9, 18],
    channels: ['Store', 'Store', 'Store', 'store'],
    names: ['till survey', 'till survey', 'feedback card'],
    scale: fiveStars,
    withWords: 0.72,
    withRating: 0.85,
    inAStore: true,
    knows: { nobody: 0.22, email: 0.2, phone: 0.1, loyaltyNumber: 0.85 },
    touchpoints: [
      { name: 'store visit', weight: 33, negative: 0.15, neutral: 0.16 },
      { name: 'checkout', weight: 26, negative: 0.2, neutral: 0.15 },
      { name: 'returns desk', weight: 14, negative: 0.3, neutral: 0.2 },
      { name: 'product advice', weight: 13, negative: 0.13, neutral: 0.15 },
      { name: 'click and collect', weight: 14, negative: 0.19, neutral: 0.15 },
    ],
  },
  {
    name: 'web shop',
    fileName: 'web-shop.csv',
    prefix: 'web',
    share: 0.41,
    week: [1.2, 1.15, 1, 0.95, 0.95, 0.9, 0.9],
    hours: [6, 22],
    channels: ['Web', 'Web', 'Web', 'App', 'Email'],
    names: ['feedback', 'feedback', 'review'],
    scale: fiveStars,
    withWords: 0.85,
    withRating: 0.8,
    inAStore: false,
    knows: { nobody: 0.06, email: 0.93, phone: 0.35, loyaltyNumber: 0.5 },
    touchpoints: [
      { name: 'website', weight: 26, negative: 0.22, neutral: 0.2 },
      { name: 'online checkout', weight: 17, negative: 0.21, neutral: 0.18 },
      { name: 'delivery', weight: 34, negative: 0.2, neutral: 0.15 },
      { name: 'product', weight: 16, negative: 0.18, neutral: 0.14 },
      { name: 'return by post', weight: 7, negative: 0.31, neutral: 0.2 },
    ],
  },
  {
    name: 'call centre',
    fileName: 'call-centre.csv',
    prefix: 'call',
    share: 0.16,
    week: [0.25, 1.4, 1.2, 1.1, 1.05, 1.05, 0.6],
    hours: [7, 19],
    channels: ['Phone', 'Phone', 'phone'],
    names: ['call note'],
    scale: outOfTen,
    withWords: 0.94,
    withRating: 0.45,
    inAStore: false,
    knows: { nobody: 0.08, email: 0.35, phone: 0.92, loyaltyNumber: 0.35 },
    touchpoints: [
      { name: 'support call', weight: 62, negative: 0.34, neutral: 0.3 },
      { name: 'support chat', weight: 24, negative: 0.3, neutral: 0.25 },
      { name: 'complaint', weight: 14, negative: 0.72, neutral: 0.15 },
    ],
  },
];

/** A chat comes by chat and a letter of complaint by email, whatever the source is called. */
export const channelOfItsOwn: Readonly<Record<string, string>> = { 'support chat': 'Chat', complaint: 'Email' };
