import { setTimeout as rest } from 'node:timers/promises';
import type { Extent, Log, Position, Stretch } from '@mirrorloop/messaging';
import { Course, nameOf } from './course.js';
import type { Feed } from './feed.js';
import type { Frame } from './frames.js';
import type { Listener } from './listener.js';
import type { Wish } from './live-query.js';

type Extents = ReadonlyMap<string, Extent>;

const LIMIT = 500;
const LOOK_MS = 10;
const LIVE: Pick<Frame, 'about' | 'json'> = { about: 'state', json: '{"state":"live"}' };
const CATCHING_UP: Pick<Frame, 'about' | 'json'> = { about: 'state', json: '{"state":"catching-up"}' };

/** Brings a listener from where it was to where the feed is, without a gap and without a repeat, and lets it in. */
export async function letIn(listener: Listener, feed: Feed, wish: Wish, log: Log): Promise<void> {
  const missed = wish.lastEventId === undefined ? undefined : feed.after(wish.lastEventId);
  if (missed) return join(listener, feed, missed);
  if (wish.after.length === 0 && !wish.fromBeginning) return join(listener, feed, []);
  const extents = new Map((await log.extents(wish.topics)).map((it) => [nameOf(it), it]));
  const course = new Course(wish.filter, beginningOf(wish, feed.positions, extents));
  if (isAt(course, feed.positions)) return join(listener, feed, []);
  listener.say({ ...CATCHING_UP, id: course.id });
  await untilNotAhead(course, feed, extents, listener);
  while (listener.open) {
    const mark = { positions: feed.positions, count: feed.count };
    await readUpTo(mark.positions, course, listener, log);
    const news = feed.since(mark.count);
    if (news && isAt(course, mark.positions)) return join(listener, feed, news);
  }
}

/** In one go: nothing can come between what it missed and what comes now. */
function join(listener: Listener, feed: Feed, missed: readonly Frame[]): void {
  if (!listener.open) return;
  listener.say(...missed);
  feed.listeners.add(listener);
  listener.say({ ...LIVE, id: feed.id });
}

/** Another replica may have told the listener what ours has yet to read. What the log itself never had is another matter. */
async function untilNotAhead(course: Course, feed: Feed, extents: Extents, listener: Listener): Promise<void> {
  const isAhead = (place: Position): boolean => {
    const stands = course.positionOf(place);
    return stands > BigInt(place.position) && stands <= BigInt(extents.get(nameOf(place))?.next ?? 0);
  };
  while (listener.open && feed.positions.some(isAhead)) await rest(LOOK_MS);
}

async function readUpTo(end: readonly Position[], course: Course, listener: Listener, log: Log): Promise<void> {
  const ends = new Map(end.map((place) => [nameOf(place), BigInt(place.position)]));
  while (listener.open) {
    const behind = course.positions.filter((place) => BigInt(place.position) !== ends.get(nameOf(place)));
    if (behind.length === 0) return;
    const stretch = cutAt(ends, await log.readOn(behind, { limit: LIMIT, waitMs: 0 }));
    listener.say(...course.take(stretch));
    await listener.room();
    // Where the log was made anew, the ends are no longer what they were.
    if (stretch.lost.length > 0) return;
    if (stretch.messages.length === 0) await rest(LOOK_MS);
  }
}

/** Without what lies behind the ends: the feed will say it. */
function cutAt(ends: ReadonlyMap<string, bigint>, { messages, next, lost }: Stretch): Stretch {
  const endOf = (place: Position): bigint => ends.get(nameOf(place)) ?? BigInt(place.position);
  return {
    messages: messages.filter((message) => BigInt(message.position) < endOf(message)),
    next: next.map((place) =>
      BigInt(place.position) < endOf(place) ? place : { ...place, position: String(endOf(place)) },
    ),
    lost,
  };
}

/** Where its last id says; a topic that it doesn't name from now on; without an id, everything from its beginning. */
function beginningOf(wish: Wish, now: readonly Position[], extents: Extents): Position[] {
  const known = new Set(wish.after.map(({ topic }) => topic));
  const after = new Map(wish.after.map((place) => [nameOf(place), place]));
  return now.map((place) => {
    // A partition that the id doesn't know was added since: all of it is new.
    const whole = known.has(place.topic) || known.size === 0;
    const first = extents.get(nameOf(place))?.first ?? '0';
    return after.get(nameOf(place)) ?? (whole ? { ...place, position: first } : place);
  });
}

const isAt = (course: Course, places: readonly Position[]): boolean =>
  places.every((place) => course.positionOf(place) === BigInt(place.position));
