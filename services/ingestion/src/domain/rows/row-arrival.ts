import { derivedId } from '@mirrorloop/kernel';
import { type IdentifierType, isText } from '@mirrorloop/matching';
import { contentId } from '../content.js';
import { attempt, type Failure, Unacceptable } from '../failure.js';
import type { Arrival } from '../intake.js';
import { readMoment } from '../moment.js';
import type { Said, Word } from '../said.js';
import { readSignal, type SignalSettings } from '../signal.js';
import type { RowField, RowForm } from './form.js';

/** A record of a file before its columns are looked at. */
export interface RawRow {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Where they are no text. */
  readonly bytes?: Buffer;
  /** Nothing where the quotes are broken. */
  readonly fields?: readonly string[];
  readonly failure?: Failure;
}

export interface RowSettings extends SignalSettings {
  readonly source: string;
  readonly importId: string;
  readonly form: RowForm;
  /** How often a row of the same content came before in the file: without an id that alone tells them apart. */
  readonly repeats: (content: string) => number;
}

const IDENTIFIERS: readonly (readonly [RowField, IdentifierType])[] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['loyalty_number', 'loyalty-number'],
  ['crm_id', 'crm-id'],
  ['device_id', 'device-id'],
];

export function rowArrival(row: RawRow, settings: RowSettings): Arrival {
  const { fields } = row;
  const content = contentId(
    fields && !row.failure ? Object.fromEntries(settings.form.header.map((h, i) => [h, fields[i]])) : row.text,
  );
  return {
    source: settings.source,
    messageId: messageIdOf(row, content, settings),
    content,
    place: `line ${row.line}`,
    kind: 'row',
    raw: row.text,
    ...(row.bytes && { bytes: row.bytes }),
    importId: settings.importId,
    reading: row.failure
      ? { ok: false, failure: row.failure }
      : attempt(() => readSignal(readRow(fields, settings.form), settings)),
  };
}

/** The row's own id; without one, its content and how often that came. So a file that is sent again changes nothing. */
function messageIdOf(row: RawRow, content: string, { form, repeats }: RowSettings): string {
  const index = form.columns.id;
  const id = index === undefined || row.failure ? '' : (row.fields?.[index] ?? '').trim();
  if (id === '') return derivedId('row', content, String(repeats(content)));
  return isText(id) && id.length <= 500 ? id : derivedId('message', JSON.stringify(id));
}

function readRow(fields: readonly string[] | undefined, form: RowForm): Said {
  if (!fields) throw new Unacceptable('broken_quotes', '', 'a quote is opened or closed where it may not be');
  if (!hasItsColumns(fields, form))
    throw new Unacceptable(
      'wrong_columns',
      '',
      `has ${fields.length} columns where the header has ${form.header.length}`,
    );
  const said = (field: RowField): Word | undefined => wordOf(field, fields, form);
  return {
    occurredAt: readMoment(said('occurred_at') ?? { raw: '', path: pathOf('occurred_at', form) }, form.moments),
    name: said('name') ?? { raw: 'feedback', path: 'name' },
    identifiers: IDENTIFIERS.flatMap(([field, type]) => withType(said(field), type)),
    channel: said('channel'),
    touchpoint: said('touchpoint'),
    text: said('text'),
    rating: said('rating'),
    ratingLow: said('rating_low'),
    ratingHigh: said('rating_high'),
    store: said('store'),
    traits: {
      segments: wordsOf(said('segment')),
      store: said('store'),
      valueAYear: said('value_a_year'),
      currency: said('currency'),
      consent: said('consent'),
    },
  };
}

/** Spreadsheets add empty columns at the end; those are no columns. */
const hasItsColumns = (fields: readonly string[], { header }: RowForm): boolean =>
  fields.length === header.length ||
  (fields.length > header.length && fields.slice(header.length).every((field) => field === ''));

function wordOf(field: RowField, fields: readonly string[], form: RowForm): Word | undefined {
  const index = form.columns[field];
  const raw = index === undefined ? undefined : fields[index];
  return raw === undefined || raw.trim() === '' ? undefined : { raw, path: pathOf(field, form) };
}

/** By its heading in the file. */
const pathOf = (field: RowField, { columns, header }: RowForm): string => header[columns[field] ?? -1] ?? field;
const withType = (word: Word | undefined, type: IdentifierType): Said['identifiers'] =>
  word ? [{ ...word, type }] : [];
const wordsOf = (word: Word | undefined): Word[] => (word ? [word] : []);
