type Close = () => Promise<void> | void;

/** What was opened, to be closed the other way round; also when a later opening failed. */
export class Closing {
  private readonly opened: Close[] = [];

  add(close: Close): void {
    this.opened.push(close);
  }

  /** Closes everything, whatever fails on the way, and throws the first failure at the end. A second call has nothing to do. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.opened.pop(); close; close = this.opened.pop()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
