import { identifierTypes, type IdentifierType } from '@mirrorloop/matching';
import { attempt, Unacceptable } from '../failure.js';
import { firstWord, isThere, wordAt, wordsAt } from '../json-words.js';
import { ISO_UTC, readMoment } from '../moment.js';
import type { Said, Word } from '../said.js';

export const eventTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
export type EventType = (typeof eventTypes)[number];

const under = (...keys: readonly string[]) =>
  ['traits', 'properties']
    .flatMap((at) => keys.map((key) => [at, key]))
    .concat(keys.map((key) => ['context', 'traits', key]));
/** Where each identifier may stand; the first that is there counts. */
const PLACES: Record<IdentifierType, readonly (readonly string[])[]> = {
  'crm-id': [['userId']],
  'device-id': [['anonymousId']],
  email: under('email'),
  phone: under('phone'),
  'loyalty-number': under('loyalty_number', 'loyaltyNumber'),
};
const property = (...keys: readonly string[]) => keys.map((key) => ['properties', key]);
const WORDS = property('text', 'message', 'comment', 'review', 'feedback');
const TIMES = [['originalTimestamp'], ['timestamp']];
/** Where Segment's consent wrappers write what somebody agreed to. */
const CONSENT = ['context', 'consent', 'categoryPreferences', 'studies'];
const RATINGS = property('rating', 'score');

/** One event as Segment's and RudderStack's libraries send it. Throws `Unacceptable`, naming the path in the event. */
export function readEvent(event: unknown, type: EventType, receivedAt: Date): Said {
  const nps = wordAt(event, 'properties', 'nps');
  return {
    occurredAt: occurredAt(event, receivedAt),
    name: nameOf(event, type),
    identifiers: [
      ...identifierTypes.flatMap((kind) => identifierOf(event, kind)),
      ...(type === 'alias' ? formerly(event) : []),
    ],
    channel: wordAt(event, 'properties', 'channel'),
    touchpoint: wordAt(event, 'properties', 'touchpoint'),
    text: firstWord(event, WORDS),
    rating: firstWord(event, RATINGS) ?? nps,
    ratingLow: wordAt(event, 'properties', 'rating_low') ?? (nps && { ...nps, raw: '0' }),
    ratingHigh: wordAt(event, 'properties', 'rating_high') ?? (nps && { ...nps, raw: '10' }),
    store: wordAt(event, 'properties', 'store'),
    traits: type === 'group' ? {} : traitsOf(event, type),
  };
}

/** The type of an event, or why there is none that we know. */
export function typeOf(event: unknown): EventType {
  const word = wordAt(event, 'type');
  if (!word) throw new Unacceptable('unknown_type', 'type', `is missing: one of ${eventTypes.join(', ')}`);
  const type = eventTypes.find((known) => known === word.raw);
  if (!type)
    throw new Unacceptable(
      'unknown_type',
      'type',
      `${JSON.stringify(word.raw.slice(0, 60))} is none of ${eventTypes.join(', ')}`,
    );
  return type;
}

function nameOf(event: unknown, type: EventType): Word {
  if (type !== 'track') return { raw: type, path: 'type' };
  const name = wordAt(event, 'event');
  if (!name) throw new Unacceptable('bad_shape', 'event', 'is missing: the name of what was tracked');
  return name;
}

function identifierOf(event: unknown, type: IdentifierType): Said['identifiers'] {
  const word = firstWord(event, PLACES[type]);
  return word ? [{ raw: word.raw, path: word.path, type }] : [];
}

/** An alias ties today's id to the one before, which may have been of either kind. */
function formerly(event: unknown): Said['identifiers'] {
  const before = wordAt(event, 'previousId');
  if (!before) throw new Unacceptable('bad_shape', 'previousId', 'is missing: an alias ties it to userId');
  return [
    { ...before, type: 'crm-id' },
    { ...before, type: 'device-id' },
  ];
}

function traitsOf(event: unknown, type: EventType): Said['traits'] {
  const at = type === 'identify' ? ['traits'] : ['context', 'traits'];
  const consent = firstWord(event, [[...at, 'consent'], CONSENT]);
  if (!isThere(event, ...at)) return { consent };
  const segments = [...wordsAt(event, ...at, 'segment'), ...wordsAt(event, ...at, 'segments')];
  return {
    segments,
    store: wordAt(event, ...at, 'store'),
    valueAYear: firstWord(event, [
      [...at, 'value_a_year'],
      [...at, 'valueAYear'],
    ]),
    currency: wordAt(event, ...at, 'currency'),
    consent,
  };
}

/** received - (sent - said): the sender's clock may be years off, but the time between its two words is right. */
function occurredAt(event: unknown, receivedAt: Date): Date {
  const said = firstWord(event, TIMES);
  if (!said) return receivedAt;
  const at = readMoment(said, ISO_UTC);
  const sent = sentAt(event);
  return sent ? new Date(receivedAt.getTime() - (sent.getTime() - at.getTime())) : at;
}

/** A request whose own time can't be read is no reason to fail its events: their times count as they are. */
function sentAt(event: unknown): Date | undefined {
  const read = attempt(() => wordAt(event, 'sentAt'));
  const word = read.ok ? read.value : undefined;
  const moment = word && attempt(() => readMoment(word, ISO_UTC));
  return moment?.ok ? moment.value : undefined;
}
