/** A CloudEvent of a topic, with where it lay. */
export interface LiveEvent {
  id: string;
  type: string;
  subject: string;
  time: string;
  topic: string;
  partition: number;
  position: string;
  sequence: string;
  correlationid?: string;
  causationid?: string;
  data: Record<string, unknown>;
}

interface Gap {
  topic: string;
  reason: 'forgotten' | 'ahead';
}
interface Unreadable {
  topic: string;
  text: string;
}
/** What the stream said; `name` is its own and stays. */
export type LiveItem = { name: string } & (
  { kind: 'event'; event: LiveEvent } | { kind: 'gap'; gap: Gap } | { kind: 'unreadable'; unreadable: Unreadable }
);

/** What somebody listens to. */
export interface Wish {
  topics: readonly string[];
  type?: string | undefined;
  key?: string | undefined;
  from?: 'beginning' | undefined;
}

/** Newest first, both; what waits isn't shown until it is asked for. `left` counts what was let go of. */
export interface EventList {
  shown: readonly LiveItem[];
  waiting: readonly LiveItem[];
  left: number;
}
export const NOTHING: EventList = { shown: [], waiting: [], left: 0 };
/** Shown or waiting at most, each: what a browser holds easily, however busy a topic is. */
export const MOST = 1_000;

/** Nothing moves under a reader's eyes: what comes waits, unless there is nothing to move. @param items oldest first */
export function arrive(list: EventList, items: readonly LiveItem[]): EventList {
  if (items.length === 0) return list;
  const [waiting, left] = bounded([...items.toReversed(), ...list.waiting]);
  const next = { ...list, waiting, left: list.left + left };
  return list.shown.length === 0 ? show(next) : next;
}

export function show({ shown, waiting, left }: EventList): EventList {
  const [all, cut] = bounded([...waiting, ...shown]);
  return { shown: all, waiting: [], left: left + cut };
}

/** What is still wished for; what is newly wished for comes from now on. */
export function narrow({ shown, waiting, left }: EventList, wish: Wish): EventList {
  const wished = (item: LiveItem): boolean => isWished(item, wish);
  return { shown: shown.filter(wished), waiting: waiting.filter(wished), left };
}

function isWished(item: LiveItem, { topics, type, key }: Wish): boolean {
  if (item.kind === 'gap') return topics.includes(item.gap.topic);
  if (item.kind === 'unreadable') return topics.includes(item.unreadable.topic) && !type && !key;
  const { event } = item;
  return topics.includes(event.topic) && (!type || event.type === type) && (!key || event.subject === key);
}

const bounded = (items: readonly LiveItem[]): [readonly LiveItem[], number] => [
  items.slice(0, MOST),
  Math.max(0, items.length - MOST),
];
