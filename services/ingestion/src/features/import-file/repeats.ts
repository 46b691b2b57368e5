/**
 * How often the same content came before in a file. Kept by 48 bits of the content's id: of five million different
 * rows two share them once in twenty files, and then one of them merely gets the number 1 for its 0.
 */
export class Repeats {
  private readonly counts = new Map<number, number>();

  count(content: string): number {
    const key = Number.parseInt(content.replaceAll('-', '').slice(0, 12), 16);
    const before = this.counts.get(key) ?? 0;
    this.counts.set(key, before + 1);
    return before;
  }
}
