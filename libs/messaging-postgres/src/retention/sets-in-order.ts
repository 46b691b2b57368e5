const BEGINNING = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** The last row of a set, and how many rows it had. */
export interface SetDone {
  readonly n: number;
  readonly at: string | null;
  readonly id: string | null;
}

/**
 * Goes through old rows in their order, a set at a time, so that no set has to pass by again what the sets before it
 * have done. After the last one it begins anew.
 */
export class SetsInOrder {
  private place = BEGINNING;

  /** @param next does the set behind a place */
  async one(next: (place: { readonly at: string; readonly id: string }) => Promise<SetDone>): Promise<number> {
    const { n, at, id } = await next(this.place);
    this.place = at !== null && id !== null ? { at, id } : BEGINNING;
    return n;
  }
}
