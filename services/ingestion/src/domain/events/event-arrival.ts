import { derivedId } from '@mirrorloop/kernel';
import { isText } from '@mirrorloop/matching';
import { contentId } from '../content.js';
import { attempt, Unacceptable } from '../failure.js';
import type { Arrival } from '../intake.js';
import { readSignal, type SignalSettings } from '../signal.js';
import { readEvent, typeOf } from './segment-event.js';

/** As Segment has it. */
const LARGEST_EVENT = 32 * 1024;
/** What an event says. Not: when it was sent, how often it was tried, or by which library. */
const SAYING = [
  'type',
  'event',
  'name',
  'userId',
  'anonymousId',
  'groupId',
  'previousId',
  'traits',
  'properties',
] as const;

export interface EventSettings extends SignalSettings {
  readonly source: string;
  /** When the event came; `now` may be later, where it is replayed. */
  readonly receivedAt: Date;
}

/** One event as it came, with everything in it that reading it again needs. */
export function eventArrival(event: unknown, place: string, settings: EventSettings): Arrival {
  const raw = JSON.stringify(event);
  const content = contentId(saying(event));
  return {
    source: settings.source,
    messageId: messageIdOf(event) ?? content,
    content,
    place,
    kind: 'event',
    raw,
    reading: attempt(() => {
      if (Buffer.byteLength(raw) > LARGEST_EVENT) throw new Unacceptable('too_large', '', 'is larger than 32 kB');
      const fields = objectOf(event);
      return readSignal(readEvent(fields, typeOf(fields), settings.receivedAt), settings);
    }),
  };
}

function objectOf(event: unknown): object {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new Unacceptable('bad_shape', '', 'is no event: an object was expected');
  return event;
}

function saying(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return { event };
  const fields = event as Record<string, unknown>;
  const context = fields['context'];
  const said: Record<string, unknown> = {
    at: fields['originalTimestamp'] ?? fields['timestamp'],
    who: typeof context === 'object' && context !== null ? (context as Record<string, unknown>)['traits'] : undefined,
  };
  for (const key of SAYING) if (fields[key] !== undefined) said[key] = fields[key];
  return said;
}

function messageIdOf(event: unknown): string | undefined {
  const id: unknown =
    typeof event === 'object' && event !== null ? (event as Record<string, unknown>)['messageId'] : undefined;
  if (typeof id !== 'string' || id.trim() === '') return undefined;
  return isText(id) && id.length <= 500 ? id : derivedId('message', JSON.stringify(id));
}
