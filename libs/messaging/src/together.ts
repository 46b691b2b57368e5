/** What runs longer than this is no longer waited for: the next goes beside it, so one that hangs stops nobody else. */
const PATIENCE_MS = 1_000;

interface Waiting<Item, Result> {
  readonly items: readonly Item[];
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lists that come while one is being worked on are worked on together by the next turn, so that they share its fixed
 * cost (a transaction's is several ways to the database and back) and don't wait for each other's rows. When that fails, each is tried by
 * itself, so no list suffers for another.
 */
export class Together<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private draining = false;

  /**
   * @param work resolves to one result for each item, in order
   * @param most items a turn takes, unless one list alone is longer
   */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly most: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  run(items: readonly Item[]): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, resolve, reject });
      if (!this.draining) void this.drain();
    });
  }

  /** Begins when all that came with it is here: lists of one fetch come one after the other. */
  private async drain(): Promise<void> {
    this.draining = true;
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.forAWhile(this.turn(this.take()));
    this.draining = false;
  }

  /** As many whole lists as fit, in the order they came. */
  private take(): Waiting<Item, Result>[] {
    let size = 0;
    const end = this.waiting.findIndex(({ items }) => (size += items.length) > this.most);
    return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
  }

  /** Never rejects. */
  private async turn(taken: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = [...(await this.work(taken.flatMap(({ items }) => items)))];
      for (const { items, resolve } of taken) resolve(results.splice(0, items.length));
    } catch (error) {
      if (taken.length === 1) taken[0]!.reject(error);
      else await Promise.all(taken.map((one) => this.turn([one])));
    }
  }

  private async forAWhile(turn: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([turn, new Promise((resolve) => (timer = setTimeout(resolve, this.patienceMs)))]);
    clearTimeout(timer);
  }
}
