import type { Dice } from '../dice.js';
import { stores } from '../stores.js';
import { aboutDelivery } from './delivery.js';
import { aboutShops } from './shops.js';
import { aboutSupport } from './support.js';
import { aboutWebShop } from './web-shop.js';
import type { Mood, Words } from './words.js';

export type { Mood } from './words.js';

const words: Record<string, Words> = { ...aboutShops, ...aboutWebShop, ...aboutSupport, delivery: aboutDelivery };

const products = [
  'lamp',
  'floor lamp',
  'linen duvet cover',
  'armchair',
  'side table',
  'dinner set',
  'rug',
  'bookcase',
  'mirror',
  'throw',
  'casserole dish',
  'pair of curtains',
  'bedside table',
  'set of towels',
  'oak stool',
  'vase',
  'candle holder',
  'cushion',
  'teapot',
  'desk lamp',
  'wool blanket',
  'coat stand',
  'serving board',
  'picture frame',
  'laundry basket',
];
const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'nine', 'ten'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const rooms = ['living room', 'bedroom', 'kitchen', 'hall', 'study', 'guest room'];
const occasions = [
  'my sister',
  'a wedding present',
  'our new flat',
  'my mother',
  'a birthday',
  'the spare room',
  'my desk',
];

const slots: Record<string, (dice: Dice) => string> = {
  product: (dice) => dice.pick(products),
  n: (dice) => dice.pick(numbers),
  weekday: (dice) => dice.pick(weekdays),
  room: (dice) => dice.pick(rooms),
  occasion: (dice) => dice.pick(occasions),
  store: (dice) => dice.pick(stores),
  minutes: (dice) => String(dice.between(2, 11) * 5),
};

/** What one customer says of a touchpoint in a mood: a sentence, often followed by a second one. In a shop they speak of that shop. */
export function say(dice: Dice, touchpoint: string, mood: Mood, store: string): string {
  const { said, more } = words[touchpoint]![mood];
  const sentences = [dice.pick(said), ...(dice.chance(0.55) ? [dice.pick(more)] : [])];
  return sentences.map((sentence) => filled(dice, sentence, store)).join(' ');
}

const filled = (dice: Dice, sentence: string, store: string): string =>
  sentence
    .replace(/\{(\w+)\}/g, (_, slot: string) => (slot === 'store' && store) || slots[slot]!(dice))
    .replace(/\b([Aa]) (?=[aeiou])/g, '$1n ');
