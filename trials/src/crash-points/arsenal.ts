import fs from 'node:fs';
import path from 'node:path';

/** The folder that the processes under trial look into: a file named for a crash point is an order to die there. */
export class Arsenal {
  constructor(readonly folder: string) {
    fs.mkdirSync(folder, { recursive: true });
  }

  /** @param turn which of those that come by dies */
  arm(point: string, turn = 1, signal: NodeJS.Signals = 'SIGKILL'): void {
    const file = path.join(this.folder, point);
    fs.writeFileSync(`${file}.tmp`, `${signal} ${turn}`);
    fs.renameSync(`${file}.tmp`, file);
  }

  /** A point goes off the list when a process has died of it. */
  armed(): string[] {
    return fs.readdirSync(this.folder);
  }
  isArmed(point: string): boolean {
    return fs.existsSync(path.join(this.folder, point));
  }
  disarm(): void {
    for (const point of this.armed()) this.takeBack(point);
  }
  /** @returns whether it was still armed */
  takeBack(point: string): boolean {
    const armed = this.isArmed(point);
    fs.rmSync(path.join(this.folder, point), { force: true });
    return armed;
  }
}
