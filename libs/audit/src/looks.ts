const SAME_LOOK_MS = 15 * 60_000;
const MOST_KEPT = 10_000;

interface Look {
  readonly seen: Set<string>;
  until: number;
}

/**
 * A page that stays open asks for its list anew every few seconds: while the same eyes see nothing new that is one
 * look. Whatever they hadn't seen by this way within a quarter of an hour makes another.
 */
export class Looks {
  private readonly looks = new Map<string, Look>();

  /**
   * @param by who looks, by which route, at which thing
   * @param ids what is shown; none where it is one thing
   */
  isNew(by: string, ids: readonly string[], now: number): boolean {
    const known = this.looks.get(by);
    const goesOn = known !== undefined && known.until > now;
    return !(goesOn && ids.every((id) => known.seen.has(id)));
  }

  /** Only once it is recorded, so that one which couldn't be is asked for again. */
  note(by: string, ids: readonly string[], now: number): void {
    const known = this.looks.get(by);
    const seen = known && known.until > now ? known.seen : new Set<string>();
    for (const id of ids) seen.add(id);
    const until = known && known.until > now ? known.until : now + SAME_LOOK_MS;
    this.looks.set(by, { seen, until });
    if (this.looks.size > MOST_KEPT) this.forget(now);
  }

  private forget(now: number): void {
    for (const [by, { until }] of this.looks) if (until <= now) this.looks.delete(by);
    for (const by of this.looks.keys()) if (this.looks.size > MOST_KEPT / 2) this.looks.delete(by);
  }
}
