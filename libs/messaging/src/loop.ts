/** Runs `turn` again and again, one at a time, each time after the wait it asked for or as soon as it is woken. */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private woken = false;
  private ring: () => void = () => {};

  /** @param turn resolves to the milliseconds to wait; must not throw */
  constructor(private readonly turn: () => Promise<number>) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }
  wake(): void {
    this.woken = true;
    this.ring();
  }
  /** Lets the turn in hand finish. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const waitMs = await this.turn();
      if (!this.stopping && !this.woken) await this.rest(waitMs);
    }
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
