import type { FailureCode } from './failure.js';
import type { OpenTransaction } from './intake.js';
import type { MomentSettings } from './moment.js';
import type { RowForm } from './rows/form.js';

/** A file as it was handed in. */
export interface ImportOrder {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  /** Field -> heading. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Unset: UTF-8, or what the file's first bytes say. */
  readonly encoding: string | null;
  readonly moments: MomentSettings;
}

export interface ImportCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly failed: number;
  readonly reasons: Readonly<Partial<Record<FailureCode, number>>>;
}
export const NOTHING_YET: ImportCounts = { read: 0, accepted: 0, duplicate: 0, failed: 0, reasons: {} };

/** An import that this process works on. `counts.read` rows of it are settled for good. */
export interface ClaimedImport extends ImportOrder {
  readonly counts: ImportCounts;
}

export abstract class Imports {
  /** The import that was handed in under this key, unless its file never came whole. */
  abstract byKey(key: string): Promise<string | undefined>;
  /** Invisible until it is accepted. Forgets what came under the same key and never came whole. */
  abstract begin(order: ImportOrder, key: string | undefined, now: Date): Promise<void>;
  abstract addPiece(id: string, position: number, bytes: Buffer): Promise<void>;
  /** The file is whole and durable. */
  abstract accept(id: string, bytes: number, now: Date): Promise<void>;
  /** The file never came whole. */
  abstract forget(id: string): Promise<void>;

  /** One that nobody works on, the oldest first; it is this process's for a few seconds after each step. */
  abstract claim(): Promise<ClaimedImport | undefined>;
  abstract pieces(id: string): AsyncIterable<Buffer>;
  abstract understood(id: string, form: RowForm): Promise<void>;
  /** Throws `Unavailable` when another process went on with it meanwhile. */
  abstract progress(id: string, from: ImportCounts, to: ImportCounts, tx: OpenTransaction): Promise<void>;
  abstract refuse(id: string, why: string, now: Date): Promise<void>;
  abstract finish(id: string, now: Date): Promise<void>;
  abstract formOf(id: string): Promise<RowForm | undefined>;
}
