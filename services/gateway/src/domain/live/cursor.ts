/** A place in one partition of a topic; positions are decimal, since they may be larger than a number can say. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly position: string;
}

/**
 * Where a listener stands, as one line: `topic:a.b.c,topic:d` with the next position of each partition in base 36. It
 * is the id of every event, so it is short; and it says all there is to know, so that any replica can go on from it.
 */
export function cursorOf(places: readonly Place[]): string {
  const topics = new Map<string, string[]>();
  for (const { topic, partition, position } of places) {
    const positions = topics.get(topic) ?? [];
    positions[partition] = BigInt(position).toString(36);
    topics.set(topic, positions);
  }
  return [...topics].map(([topic, positions]) => `${topic}:${positions.join('.')}`).join(',');
}

const CURSOR =
  /^[a-z0-9.-]{1,100}:[0-9a-z]{1,13}(\.[0-9a-z]{1,13})*(,[a-z0-9.-]{1,100}:[0-9a-z]{1,13}(\.[0-9a-z]{1,13})*)*$/;
/** Both logs count in 64 bits, signed. */
const MOST = 2n ** 63n - 1n;

/** @returns undefined for what is no cursor of ours */
export function placesIn(cursor: string): Place[] | undefined {
  if (cursor.length > 4_000 || !CURSOR.test(cursor)) return undefined;
  const places = cursor.split(',').flatMap((part) => {
    const [topic = '', positions = ''] = part.split(':');
    return positions.split('.').map((digits, partition) => ({ topic, partition, position: numberIn(digits) }));
  });
  return places.some(({ position }) => position > MOST)
    ? undefined
    : places.map((place) => ({ ...place, position: String(place.position) }));
}

const numberIn = (digits: string): bigint =>
  [...digits].reduce((n, digit) => n * 36n + BigInt(parseInt(digit, 36)), 0n);
