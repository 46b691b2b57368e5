import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;
const MOST_REMEMBERED = 50_000;

/** Asking what clocks showed is slow (0.5 ms), and everybody asks for the same few times of the same few days. */
function remembering(read: (day: string, time: string, zone: string) => number): typeof read {
  const known = new Map<string, number>();
  return (day, time, zone) => {
    const key = `${day} ${time} ${zone}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const at = read(day, time, zone);
    known.set(key, at);
    return at;
  };
}

/**
 * The first instant at which clocks in the zone show that time of that day, or a later one: where a change of the
 * clocks leaves the time out, the instant of the change.
 */
export const firstAt = remembering((day, time, zone) => {
  const { local, asked } = localOf(day, time, zone);
  if (wallOf(local) !== asked) return changeOfClocks(asked, zone);
  return Math.min(...local.getPossibleOffsets().map((at) => at.toMillis()));
});

/** From this instant on clocks show that time or a later one for good: of a time that comes twice, the second. */
export const lastAt = remembering((day, time, zone) => {
  const { local, asked } = localOf(day, time, zone);
  if (wallOf(local) !== asked) return changeOfClocks(asked, zone);
  return Math.max(...local.getPossibleOffsets().map((at) => at.toMillis()));
});

/** `asked` is what the clocks should show, in ms as if the zone were UTC. */
function localOf(day: string, time: string, zone: string): { local: DateTime; asked: number } {
  const [hour, minute] = time.split(':');
  const asked = Date.parse(`${day}T00:00Z`) + (Number(hour) * 60 + Number(minute)) * MINUTE_MS;
  return { asked, local: DateTime.fromMillis(asked, { zone: 'utc' }).setZone(zone, { keepLocalTime: true }) };
}

const wallOf = (at: DateTime): number => at.toMillis() + at.offset * MINUTE_MS;

/** The instant at which the clocks jumped over what was asked for: halved down to the minute, no zone changes finer. */
function changeOfClocks(asked: number, zone: string): number {
  let before = Math.floor(asked / MINUTE_MS) - 2 * 24 * 60;
  let after = before + 4 * 24 * 60;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallOf(DateTime.fromMillis(middle * MINUTE_MS, { zone })) < asked) before = middle;
    else after = middle;
  }
  return after * MINUTE_MS;
}
