import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const preload = pathToFileURL(path.join(__dirname, 'moved-clock.mjs')).href;

/** One clock for every process of the product, however many there are: it goes on by itself and jumps ahead when told. */
export class MovedClock {
  private ahead = 0;
  private readonly file: string;
  constructor(folder: string) {
    this.file = path.join(folder, 'clock-is-ahead');
    fs.writeFileSync(this.file, '0');
  }

  /** What a process is started with to go by this clock. */
  get env(): Record<string, string> {
    return { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${preload}`, MOVED_CLOCK: this.file };
  }
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
  /** Renamed into its place, so that nobody reads half of it. */
  moveTo(at: Date): void {
    this.ahead = Math.max(this.ahead, at.getTime() - Date.now());
    fs.writeFileSync(`${this.file}.next`, String(this.ahead));
    fs.renameSync(`${this.file}.next`, this.file);
  }
}
