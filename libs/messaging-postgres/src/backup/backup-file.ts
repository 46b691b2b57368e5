import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { asError } from '@mirrorloop/kernel';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type BackupTable, type Manifest, MANIFEST, parseManifest } from './manifest.js';
import { Measured, type Measures } from './measured.js';
import { DamagedBackup } from './problems.js';

/** A backup that is read part by part, in any order, each streamed. */
export class BackupFile {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  /** @throws DamagedBackup when it has no table of contents, as when it was cut off, or no manifest */
  static async open(file: string): Promise<BackupFile> {
    const zip = await openPromise(file, { autoClose: false }).catch((error: unknown) => {
      if (asError(error).message && 'syscall' in asError(error)) throw error;
      throw new DamagedBackup('its table of contents', asError(error).message, { cause: error });
    });
    try {
      const entries = await entriesOf(zip);
      return new BackupFile(zip, entries, await manifestIn(zip, entries));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Reads every part. @throws DamagedBackup naming the first that isn't what was written */
  async verify(): Promise<void> {
    for (const table of this.manifest.tables) await this.read(table, async (rows) => void (await drained(rows)));
  }

  /** Hands out the rows of a table. @throws DamagedBackup after the last, when they aren't what was written */
  async read(table: BackupTable, take: (rows: Readable) => Promise<void>): Promise<void> {
    const entry = this.entries.get(table.part);
    if (!entry) throw new DamagedBackup(table.part, 'it is missing');
    const measured = new Measured();
    const source = await this.open(entry);
    let broken: unknown;
    source.on('error', (error) => (broken = error));
    const [taken, read] = await Promise.allSettled([take(measured), pipeline(source, measured)]);
    if (broken) throw new DamagedBackup(table.part, asError(broken).message, { cause: broken });
    for (const result of [taken, read]) if (result.status === 'rejected') throw result.reason;
    demandSame(table, measured.measures());
  }

  close(): void {
    this.zip.close();
  }

  private open(entry: Entry): Promise<Readable> {
    return this.zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw new DamagedBackup(entry.fileName, asError(error).message, { cause: error });
    });
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw new DamagedBackup('its table of contents', asError(error).message, { cause: error });
  }
  return entries;
}

/** Nothing else tells whether the manifest is what was written, so the zip's own checksum does. */
async function manifestIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw new DamagedBackup(MANIFEST, 'it is missing, so this is no backup of Mirrorloop');
  try {
    const bytes = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray());
    if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is another than when it was written');
    return parseManifest(bytes.toString('utf8'));
  } catch (error) {
    throw new DamagedBackup(MANIFEST, asError(error).message, { cause: error });
  }
}

function demandSame({ part, ...written }: BackupTable, found: Measures): void {
  for (const measure of ['bytes', 'rows', 'sha256'] as const)
    if (found[measure] !== written[measure])
      throw new DamagedBackup(part, `${measure} ${found[measure]}, where ${written[measure]} were written`);
}

async function drained(rows: Readable): Promise<void> {
  for await (const _ of rows);
}
