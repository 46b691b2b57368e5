import { createHash } from 'node:crypto';

/** What the events of naive and limit hold: the same fields as ours, without rules. */
export interface Recorded {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly touchpoint: string;
  readonly occurredAt: string;
  readonly text: string | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly raw: string;
}

interface Sent {
  readonly messageId: string;
  readonly event: string;
  readonly timestamp: string;
  readonly properties?: Readonly<Record<string, string | undefined>>;
}

/** Reads an event the short way. */
export function recordedOf(sent: Sent): Recorded {
  const { channel = 'web', touchpoint = 'unspecified', text, rating, rating_low, rating_high } = sent.properties ?? {};
  const number = (word: string | undefined) => (word === undefined ? null : Number(word));
  return {
    id: uuidOf(sent.messageId),
    name: sent.event,
    channel,
    touchpoint,
    occurredAt: sent.timestamp,
    text: text ?? null,
    rating: number(rating),
    ratingLow: number(rating_low),
    ratingHigh: number(rating_high),
    raw: JSON.stringify(sent),
  };
}

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

export const saidIn = ({ text, rating, ratingLow, ratingHigh }: Omit<Recorded, 'raw'>) => ({
  text,
  rating: rating === null ? null : { value: rating, low: ratingLow ?? 1, high: ratingHigh ?? 5 },
});
