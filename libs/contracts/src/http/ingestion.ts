import type { Channel } from '../shapes.js';

/** GET/POST /api/ingestion/sources. The write key is answered once, when the source is made. */
export interface SourceView {
  id: string;
  name: string;
  channel: Channel;
  createdAt: string;
  signals: number;
  failed: number;
  lastSignalAt: string | null;
  /** Counts on with each key that is made or taken back. */
  version: number;
  /** Those that hold now, newest first. */
  keys: readonly WriteKeyView[];
  /** The one time that a key itself is shown: when it has just been made. */
  writeKey?: string;
}
export interface WriteKeyView {
  id: string;
  /** How it begins; null where it was made before this was kept. */
  prefix: string | null;
  madeAt: string;
  /** Null: it holds until it is taken back. */
  endsAt: string | null;
}
/** POST /api/ingestion/sources/{id}/keys: those before it hold on for so long (default 24), or as long as they would. */
export interface NewWriteKey {
  version: number;
  overlapHours?: number | undefined;
}

/** GET /imports/{id}, and the items of GET /api/ingestion/imports. */
export interface ImportView {
  id: string;
  source: string;
  fileName: string;
  bytes: number;
  state: 'accepted' | 'running' | 'done' | 'refused';
  /** Why the file as a whole was refused. */
  refusal: string | null;
  rows: { read: number; accepted: number; duplicate: number; failed: number };
  reasons: { code: FailureCode; message: string; count: number }[];
  /** Which column was taken for what: field -> column. */
  columns: Record<string, string>;
  acceptedAt: string;
  finishedAt: string | null;
}

/** GET /api/ingestion/signals, /api/ingestion/signals/{id} */
export interface SignalView {
  id: string;
  subjectId: string;
  customerId: string | null;
  source: string;
  channel: Channel;
  channelAsSaid: string;
  touchpoint: string;
  name: string;
  occurredAt: string;
  recordedAt: string;
  text: string | null;
  rating: { value: number; low: number; high: number } | null;
  store: string | null;
  /** There are words, and they are not for this caller: `text` is null. */
  masked: boolean;
}

/** GET /api/ingestion/customers?identifier=, /api/ingestion/customers/{id} */
export interface CustomerView {
  id: string;
  version: number;
  subjects: string[];
  /** Where masked, their kinds alone: each value is null. */
  identifiers: { type: string; value: string | null }[];
  segments: string[];
  store: string | null;
  valueAYear: { amount: number; currency: string } | null;
  /** Those that this caller may see. */
  signals: number;
  firstSeenAt: string;
  /** What names the customer is not for this caller. */
  masked: boolean;
}

/** Why something that arrived could not be taken: what to count by, and to say in the reader's own language. */
export type FailureCode =
  | 'bad_identifier'
  | 'no_time'
  | 'bad_time'
  | 'ambiguous_time'
  | 'future_time'
  | 'bad_rating'
  | 'bad_value'
  | 'bad_character'
  | 'bad_encoding'
  | 'bad_shape'
  | 'broken_quotes'
  | 'wrong_columns'
  | 'unknown_type'
  | 'too_large'
  | 'id_conflict'
  | 'unstorable';

/** GET /api/ingestion/failed-signals */
export interface FailedSignalView {
  id: string;
  source: string;
  importId: string | null;
  /** Where in the file or body: `line 12`, `batch[3]`. */
  place: string;
  code: FailureCode;
  message: string;
  path: string;
  /** Empty where masked. */
  raw: string;
  failedAt: string;
  replayedAt: string | null;
  /** What was sent is not shown; `message` says no more than the code does. */
  masked: boolean;
  /** Masked, but shown to this caller for a reason: `POST .../reveal`. */
  revealable: boolean;
}

/** One failed signal as it was sent. */
export interface RevealedFailure {
  readonly message: string;
  readonly raw: string;
}
