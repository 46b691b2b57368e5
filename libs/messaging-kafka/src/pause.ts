/** A wait that can be cut short. */
export class Pause {
  private end: () => void = () => {};

  rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  cutShort(): void {
    this.end();
  }
}
