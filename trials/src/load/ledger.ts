import fs from 'node:fs';

/** Something that was sent: under this id, as the so-manieth of its key. */
export interface Sent {
  readonly id: string;
  readonly key: string;
  readonly n: number;
}

/**
 * What was offered, and what was acknowledged when. An acknowledgement is a line that is synced to the disk after the
 * answer came, so that what is held against the platform is what it has promised.
 */
export class Ledger {
  private readonly file: number;
  private readonly all = new Map<string, Sent>();
  private readonly answers: string[] = [];

  constructor(readonly path: string) {
    this.file = fs.openSync(path, 'a');
  }

  offer(sent: readonly Sent[]): void {
    for (const each of sent) this.all.set(each.id, each);
  }

  acknowledge(ids: readonly string[]): void {
    const at = new Date().toISOString();
    fs.writeSync(this.file, ids.map((id) => `${id}\t${at}\n`).join(''));
    fs.fsyncSync(this.file);
    this.answers.push(...ids);
  }

  /** In the order in which it was first offered. */
  get offered(): readonly Sent[] {
    return [...this.all.values()];
  }
  /** Read back from the file. An id that was acknowledged twice stands there twice. */
  acknowledged(): string[] {
    return fs
      .readFileSync(this.path, 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [line.split('\t')[0]!]));
  }
  get offeredSoFar(): number {
    return this.all.size;
  }
  get acknowledgedSoFar(): number {
    return this.answers.length;
  }
  close(): void {
    fs.closeSync(this.file);
  }
}
