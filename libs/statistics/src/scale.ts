/** A rating scale: its ends and how many points can be chosen on it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly points: number;
}

export const rangeOf = ({ low, high }: Scale): number => high - low;

/**
 * What counts as the same: an eighth of the range (0.5 on 1 to 5, 1.25 on 0 to 10), about half a standard deviation of
 * usual ratings (Norman, Sloan & Wyrwich 2003, Med. Care 41:582). In points, lest noise widen it.
 */
export const marginOf = (scale: Scale): number => rangeOf(scale) / 8;

export const isOn = (scale: Scale, value: number): boolean =>
  Number.isFinite(value) && value >= scale.low && value <= scale.high;

/** The scale's points, evenly spaced. */
export const pointsOf = ({ low, high, points }: Scale): number[] =>
  Array.from({ length: points }, (_, i) => low + (i * (high - low)) / (points - 1));
