import type { Outgoing } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { NOW, signal } from './running-insight.js';

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
const DAY_MS = 86_400_000;

interface Told {
  readonly touchpoint: string;
  readonly days: number;
  readonly aDay: number;
  /** Of each day's signals, the first so many are negative. */
  readonly bad: (daysAgo: number) => number;
}

/** Signals of the last days, as many each day; each from a subject of its own, by turns on web, phone and in the app. */
export function inventedSignals({ touchpoint, days, aDay, bad }: Told): Outgoing[] {
  return Array.from({ length: days * aDay }, (_, i) => {
    const daysAgo = days - 1 - Math.floor(i / aDay);
    const place = i % aDay;
    const words = place < bad(daysAgo) ? BAD : GOOD;
    return signal({
      signalId: derivedId('signal', touchpoint, String(i)),
      subjectId: subjectOf(touchpoint, i),
      channel: (['web', 'phone', 'app'] as const)[i % 3]!,
      touchpoint,
      occurredAt: new Date(NOW.getTime() - daysAgo * DAY_MS - place * 60_000).toISOString(),
      text: words[i % words.length]!,
      rating: null,
    });
  });
}

export const subjectOf = (touchpoint: string, i: number): string => derivedId('subject', touchpoint, String(i));
