import { type Customer, customersOf } from './customers.js';
import { daysBefore } from './days.js';
import { Dice } from './dice.js';
import { type Identifiers, identifiersOf, none } from './identifiers-as-written.js';
import { inSurge, plan, type Planned } from './plan.js';
import { channelOfItsOwn, sampleSources, type SampleSource } from './sources.js';
import { stores } from './stores.js';
import { surge, truths } from './truths.js';
import { say, type Mood } from './words/index.js';

/** One line of a sample file, by column. Empty means not known. */
export interface SampleRow extends Identifiers {
  id: string;
  occurred_at: string;
  channel: string;
  touchpoint: string;
  name: string;
  text: string;
  rating: string;
  rating_low: string;
  rating_high: string;
  store: string;
  segment: string;
  value_a_year: string;
  currency: string;
}

export interface SampleOptions {
  /** A date (UTC): the sample is the 120 whole days before it. */
  readonly asOf: string;
  readonly seed?: number;
  /** Of all sources together. */
  readonly signals?: number;
}

const CUSTOMERS = 6_300;
/** Of forty seeds the one whose chance is quietest: no touchpoint strays by more than 1.4 standard errors where nothing is planted. */
export const DEFAULT_SEED = 29;

/** The rows of one source, oldest first. The same seed and date give the same rows. */
export function* sampleRows(
  source: SampleSource,
  { asOf, seed = DEFAULT_SEED, signals = truths.signals }: SampleOptions,
): Generator<SampleRow> {
  const customers = customersOf(new Dice(seed), CUSTOMERS);
  const dice = new Dice(seed + 1 + sampleSources.indexOf(source));
  const planned = plan(dice, source, daysBefore(asOf, truths.days), Math.round(signals * source.share));
  let number = 0;
  for (const cell of planned) yield row(dice, source, cell, customers, ++number);
}

function row(
  dice: Dice,
  source: SampleSource,
  cell: Planned,
  customers: readonly Customer[],
  number: number,
): SampleRow {
  const customer = dice.chance(source.knows.nobody) ? null : someCustomer(dice, customers);
  const mood = moodAt(dice, source, cell);
  const of = belongings(dice, source, customer);
  return {
    id: `${source.prefix}-${String(number).padStart(6, '0')}`,
    occurred_at: new Date(cell.at).toISOString().replace('.000Z', 'Z'),
    channel: channelOfItsOwn[cell.touchpoint.name] ?? dice.pick(source.channels),
    touchpoint: cell.touchpoint.name,
    name: dice.pick(source.names),
    ...said(dice, source, cell, mood, of.store),
    ...(customer ? identifiersOf(dice, customer, source.knows) : none),
    ...of,
  };
}

/** The lower of two throws: some customers are heard of more often than others. */
const someCustomer = (dice: Dice, customers: readonly Customer[]): Customer =>
  customers[
    dice.chance(0.25) ? dice.between(0, Math.floor(customers.length / 4)) : dice.between(0, customers.length - 1)
  ]!;

function moodAt(dice: Dice, source: SampleSource, cell: Planned): Mood {
  const negative = inSurge(source, cell) ? surge.negativeShareDuring : cell.touchpoint.negative;
  if (dice.chance(negative)) return 'negative';
  return dice.chance(cell.touchpoint.neutral / (1 - cell.touchpoint.negative)) ? 'neutral' : 'positive';
}

/** Words, a rating or both: a signal that says neither would be no feedback. */
function said(
  dice: Dice,
  source: SampleSource,
  { touchpoint }: Planned,
  mood: Mood,
  store: string,
): Pick<SampleRow, 'text' | 'rating' | 'rating_low' | 'rating_high'> {
  const text = dice.chance(source.withWords) ? say(dice, touchpoint.name, mood, store) : '';
  if (text && !dice.chance(source.withRating)) return { text, rating: '', rating_low: '', rating_high: '' };
  const { given, low, high } = source.scale;
  return { text, rating: String(dice.pick(given[mood])), rating_low: String(low), rating_high: String(high) };
}

function belongings(
  dice: Dice,
  source: SampleSource,
  customer: Customer | null,
): Pick<SampleRow, 'store' | 'segment' | 'value_a_year' | 'currency'> {
  const store = source.inAStore ? (customer && dice.chance(0.8) ? customer.store : dice.pick(stores)) : '';
  if (!customer || !dice.chance(0.9)) return { store, segment: '', value_a_year: '', currency: '' };
  return { store, segment: customer.segment, value_a_year: String(customer.valueAYear), currency: 'EUR' };
}
