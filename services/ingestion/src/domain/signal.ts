import { type Identifier, isText, normalise, sortedIdentifiers } from '@mirrorloop/matching';
import { type Channel, channelOf } from './channel.js';
import { quoted, Unacceptable } from './failure.js';
import { decimal } from './number.js';
import type { Said, Word } from './said.js';
import type { Traits } from './traits.js';

/** What was given, on which scale: low is worst. */
export interface Rating {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One thing a customer did, said or was asked, checked and in our words. */
export interface Signal {
  readonly identifiers: readonly Identifier[];
  readonly traits: Traits;
  readonly channel: Channel;
  readonly channelAsSaid: string;
  readonly touchpoint: string;
  readonly name: string;
  readonly occurredAt: Date;
  readonly text: string | null;
  readonly rating: Rating | null;
  readonly store: string | null;
}

export interface SignalSettings {
  /** The source's channel, for a signal that names none. */
  readonly channel: Channel;
  /** ISO 3166 country of phone numbers written without a country code. */
  readonly country?: string;
  readonly now: Date;
}

export const UNSPECIFIED = 'unspecified';
const LONGEST_NAME = 200;
/** Clocks are wrong and zones are mistaken by up to a day; what lies further ahead has not happened. */
const FURTHEST_AHEAD_MS = 86_400_000;
const EARLIEST = Date.UTC(1900, 0, 1);

/** Throws `Unacceptable`, naming the path, for the first thing that can't be what it is said to be. */
export function readSignal(said: Said, settings: SignalSettings): Signal {
  const channelAsSaid = name(said.channel) ?? settings.channel;
  return {
    occurredAt: happened(said.occurredAt, settings.now),
    identifiers: identifiersOf(said, settings.country),
    traits: traitsOf(said),
    channel: said.channel ? channelOf(channelAsSaid) : settings.channel,
    channelAsSaid,
    touchpoint: name(said.touchpoint) ?? UNSPECIFIED,
    name: name(said.name) ?? UNSPECIFIED,
    text: text(said.text),
    rating: ratingOf(said),
    store: name(said.store) ?? null,
  };
}

function happened(at: Date, now: Date): Date {
  if (at.getTime() > now.getTime() + FURTHEST_AHEAD_MS)
    throw new Unacceptable('future_time', 'occurred_at', `${at.toISOString()} is more than 24 hours ahead`);
  if (at.getTime() < EARLIEST) throw new Unacceptable('bad_time', 'occurred_at', `${at.toISOString()} is before 1900`);
  return at;
}

function identifiersOf({ identifiers }: Said, country: string | undefined): Identifier[] {
  const read = identifiers.map(({ type, raw, path }) => {
    const normal = normalise(type, raw, { country });
    if (!normal.ok) throw new Unacceptable('bad_identifier', path, `${quoted(raw)} ${normal.reason}`);
    return { type, value: normal.value };
  });
  return sortedIdentifiers(read);
}

function traitsOf({ traits, occurredAt }: Said): Traits {
  if (!traits.segments?.length && !traits.store && !traits.valueAYear && !traits.consent) return {};
  const at = occurredAt.toISOString();
  const segments = [...new Set((traits.segments ?? []).flatMap((word) => name(word) ?? []))].sort();
  const store = name(traits.store);
  const amount = traits.valueAYear && decimal(traits.valueAYear);
  return {
    ...(segments.length > 0 && { segments: { value: segments, at } }),
    ...(store && { store: { value: store, at } }),
    ...(traits.consent && { consent: { value: consentOf(traits.consent), at } }),
    ...(amount !== undefined && { valueAYear: { value: { amount, currency: currencyOf(traits.currency) }, at } }),
  };
}

/** What isn't plainly a yes or a no is neither: nobody is asked because of a guess. */
function consentOf(word: Word): boolean {
  const said = word.raw.trim().toLowerCase();
  if (['true', 'yes', 'y', '1', 'ja', 'given'].includes(said)) return true;
  if (['false', 'no', 'n', '0', 'nein', 'withdrawn'].includes(said)) return false;
  throw new Unacceptable('bad_value', word.path, `${quoted(word.raw)} is neither yes nor no`);
}

/** ISO 4217. The organisation's data says it; where it doesn't, it is euros. */
function currencyOf(word: Word | undefined): string {
  const code = name(word)?.toUpperCase() ?? 'EUR';
  if (!/^[A-Z]{3}$/.test(code))
    throw new Unacceptable('bad_value', word!.path, `${quoted(code)} is no currency code such as EUR`);
  return code;
}

/** One to five where no scale is said: the convention of reviews. */
function ratingOf(said: Said): Rating | null {
  if (!said.rating) return null;
  const value = decimal(said.rating, 'bad_rating');
  const low = said.ratingLow ? decimal(said.ratingLow, 'bad_rating') : 1;
  const high = said.ratingHigh ? decimal(said.ratingHigh, 'bad_rating') : 5;
  if (low >= high)
    throw new Unacceptable('bad_rating', said.rating.path, `the scale from ${low} to ${high} has no width`);
  if (value < low || value > high)
    throw new Unacceptable('bad_rating', said.rating.path, `${value} is not on the scale from ${low} to ${high}`);
  return { value, low, high };
}

function name(word: Word | undefined): string | undefined {
  const value = text(word)?.trim();
  if (!value) return undefined;
  if (value.length > LONGEST_NAME)
    throw new Unacceptable('bad_value', word!.path, `is longer than ${LONGEST_NAME} characters`);
  return value;
}

/** Kept letter by letter as it was said, composed (NFC) so that the same words are equal. */
function text(word: Word | undefined): string | null {
  if (!word || word.raw.trim() === '') return null;
  if (!isText(word.raw)) throw new Unacceptable('bad_character', word.path, 'has a NUL or half of a character');
  return word.raw.normalize('NFC');
}
