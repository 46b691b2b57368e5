/** A point that wants its name beside it, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Named before the others: what is found has the first choice of place. */
  readonly strong: boolean;
}
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const LETTER = 6.6;
const LINE = 14;
const R = 7;
/** Where a name may stand, nearest first: right and left, then above and below, then a line further. */
const PLACES = [
  [9, 4],
  [-9, 4],
  [7, -9],
  [-7, -9],
  [7, 18],
  [-7, 18],
  [7, -23],
  [-7, -23],
  [7, 32],
  [-7, 32],
] as const;

/**
 * A place for each name where it lies on no other name, on no point and on nothing `kept`; null where there is none, and
 * the point is numbered instead.
 */
export function labelsOf(spots: readonly Spot[], within: Box, kept: readonly Box[] = []): (Label | null)[] {
  const taken: Box[] = [...kept];
  for (const { x, y } of spots) taken.push({ left: x - R, right: x + R, top: y - R, bottom: y + R });
  const labels = spots.map((): Label | null => null);
  const order = spots.map((_, i) => i).sort((a, b) => Number(spots[b]!.strong) - Number(spots[a]!.strong) || a - b);
  for (const i of order) {
    const found = placesOf(spots[i]!).find(
      ({ box }) => isInside(box, within) && !taken.some((other) => meet(box, other)),
    );
    if (!found) continue;
    labels[i] = found.label;
    taken.push(found.box);
  }
  return labels;
}

function placesOf({ x, y, name }: Spot) {
  const width = name.length * LETTER;
  return PLACES.map(([dx, dy]) => {
    const anchor = dx > 0 ? ('start' as const) : ('end' as const);
    const [at, base] = [x + dx, y + dy];
    const left = dx > 0 ? at : at - width;
    return {
      label: { x: at, y: base, anchor },
      box: { left, right: left + width, top: base - LINE + 3, bottom: base + 3 },
    };
  });
}

const isInside = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
export const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
