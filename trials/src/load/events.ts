import type { Sent } from './ledger.js';

const WORDS = [
  'The parcel came two weeks late and nobody told me',
  'The till was quick and friendly',
  'Nobody answers the phone, terrible',
  'Delivery was early, lovely!',
  'I was asked for my address again',
];
/** A day that is over, so that a trial at midnight sees no other day begin. */
const NOON = Date.parse(`${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T12:00:00Z`);

/** An event as a client library sends it. Everything in it follows from its number: sent again it says the same. */
export const eventOf = (source: string, { id, key, n }: Sent, change: object = {}) => ({
  type: 'track',
  event: 'Feedback given',
  messageId: id,
  userId: key,
  timestamp: new Date(NOON + n * 1000).toISOString(),
  properties: { text: WORDS[n % WORDS.length], rating: 1 + (n % 5), touchpoint: source, n },
  ...change,
});
