const DAY_MS = 86_400_000;
const DAYS = 80;
const A_DAY = 20;
/** Of twenty a day one or two complain, and ten in the last three days. */
const complaints = (daysAgo: number): number => (daysAgo < 3 ? 10 : 1 + (daysAgo % 2));
const GOOD = [
  'Quick delivery, thank you!',
  'The parcel came on time, lovely.',
  'Great delivery, very friendly driver.',
];
const BAD = [
  'The parcel never arrived.',
  'Delivery is two weeks late, nobody told us.',
  'The courier threw the parcel over the fence. Terrible!',
];

interface Said {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly email: string;
}

const said: readonly Said[] = Array.from({ length: DAYS * A_DAY }, (_, i) => {
  const daysAgo = DAYS - 1 - Math.floor(i / A_DAY);
  const place = i % A_DAY;
  const words = place < complaints(daysAgo) ? BAD : GOOD;
  const at = new Date(Date.now() - daysAgo * DAY_MS - place * 1_000).toISOString();
  return { id: `told-${i}`, at, text: words[i % words.length]!, email: `customer-${i % 400}@mail.example` };
});

/** All but the newest day, which is sent one by one. */
export const ROWS = (DAYS - 1) * A_DAY;
export const EVENTS = A_DAY;

/** Invented: what customers of nobody said about deliveries, with what they are worth. */
export const deliveryCsv = (): string =>
  [
    'id,occurred_at,channel,touchpoint,text,email,value_a_year,currency',
    ...said.slice(0, ROWS).map(({ id, at, text, email }) => `${id},${at},web,delivery,"${text}",${email},300,EUR`),
    '',
  ].join('\n');

/** The newest day, as a client library sends it. */
export const deliveryBatch = (): object => ({
  batch: said.slice(ROWS).map(({ id, at, text, email }) => ({
    type: 'track',
    event: 'Feedback given',
    messageId: id,
    userId: email,
    timestamp: at,
    context: { traits: { email } },
    properties: { text, touchpoint: 'delivery' },
  })),
});
