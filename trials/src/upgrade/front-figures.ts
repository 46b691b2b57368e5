/** What those who came by the front were answered. */
export class FrontFigures {
  private readonly byGateway = new Map<string, number>();
  private readonly broken: string[] = [];

  answered(by: string, status: number, what: string): void {
    this.byGateway.set(by, (this.byGateway.get(by) ?? 0) + 1);
    if (status >= 500) this.broken.push(`${status} ${what}`);
  }

  get all(): number {
    return [...this.byGateway.values()].reduce((sum, n) => sum + n, 0);
  }
  /** Answers of 500 and more, each with what was asked. */
  get serverErrors(): readonly string[] {
    return this.broken;
  }
  by(gateway: string): number {
    return this.byGateway.get(gateway) ?? 0;
  }
}
