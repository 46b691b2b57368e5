import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asError } from '@mirrorloop/kernel';
import { ZipFile } from 'yazl';
import { Measured, type Measures } from './measured.js';

/** Fast rather than small: as long as a backup runs, the database can't clear away what its snapshot sees. */
const OPTIONS = { compressionLevel: 3, forceZip64Format: true, mode: 0o100600 };

/** A zip file that is written part by part, each streamed. */
export class Archive {
  private readonly zip = new ZipFile();
  private readonly written: Promise<void>;

  constructor(file: string) {
    const output = this.zip.outputStream as Readable;
    this.zip.on('error', (error: Error) => output.destroy(error));
    this.written = pipeline(output, createWriteStream(file, { mode: 0o600, flush: true }));
    this.written.catch(() => undefined); // whoever adds a part, or closes, hears of it
  }

  /** Resolves when all of it was read. Fails when it can't be read, or the file not be written. */
  async add(name: string, content: Iterable<Buffer> | Readable): Promise<Measures> {
    const measured = new Measured();
    const read = pipeline(content, measured).catch((error: unknown) => this.fail(asError(error)));
    this.zip.addReadStream(measured, name, OPTIONS);
    // A disk that is full ends the writing, and then nobody reads on.
    await Promise.race([read, this.written.then(() => read)]);
    return measured.measures();
  }

  /** Resolves when the file is whole and on the disk. */
  close(): Promise<void> {
    this.zip.end();
    return this.written;
  }

  private fail(error: Error): never {
    (this.zip.outputStream as Readable).destroy(error);
    throw error;
  }
}
