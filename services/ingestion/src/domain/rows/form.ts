import { Rejected } from '@mirrorloop/kernel';
import { isText } from '@mirrorloop/matching';
import type { MomentSettings } from '../moment.js';

/** What a column of a file may say. `occurred_at` is the only one that must be there. */
export const rowFields = [
  'id',
  'occurred_at',
  'channel',
  'touchpoint',
  'name',
  'text',
  'rating',
  'rating_low',
  'rating_high',
  'email',
  'phone',
  'loyalty_number',
  'crm_id',
  'device_id',
  'store',
  'segment',
  'value_a_year',
  'currency',
  'consent',
] as const;
export type RowField = (typeof rowFields)[number];

/** How the rows of one file are to be read; kept with the import, so that a failed row can be read again. */
export interface RowForm {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Field -> index of its column. */
  readonly columns: Readonly<Partial<Record<RowField, number>>>;
  readonly moments: MomentSettings;
}

/** Other headings that can mean one thing only. Compared without case, spaces and punctuation. */
const OTHER_WORDS: Partial<Record<RowField, readonly string[]>> = {
  occurred_at: ['timestamp', 'datetime', 'date', 'time'],
  text: ['comment', 'comments', 'feedback', 'review', 'verbatim', 'message'],
  email: ['emailaddress'],
  phone: ['phonenumber', 'telephone', 'mobile'],
  loyalty_number: ['loyaltyid'],
  crm_id: ['customerid', 'userid'],
  device_id: ['anonymousid'],
  rating: ['score'],
};
const plain = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The file as a whole can't be read; the sentence says what is missing. */
export class UnusableFile extends Rejected {}

/** @param mapping field -> heading, where the heading alone doesn't tell. Throws `UnusableFile`. */
export function columnsOf(header: readonly string[], mapping: Readonly<Record<string, string>>): RowForm['columns'] {
  if (!header.every(isText))
    throw new UnusableFile('The first line is no text: it has a NUL. Is the encoding another one?');
  const columns = new Map(
    Object.entries(mapping).map(([field, heading]) => [field as RowField, columnNamed(header, heading, field)]),
  );
  const free = header
    .map((heading, index) => ({ heading: plain(heading), index }))
    .filter(({ index }) => ![...columns.values()].includes(index));
  for (const field of rowFields.filter((field) => !columns.has(field))) {
    const found = [plain(field), ...(OTHER_WORDS[field] ?? [])]
      .map((word) => free.filter(({ heading }) => heading === word))
      .find(({ length }) => length > 0);
    if (found && found.length > 1)
      throw new UnusableFile(
        `The column "${header[found[0]!.index]}" is there ${found.length} times. Name one of them otherwise.`,
      );
    if (found) columns.set(field, found[0]!.index);
  }
  if (columns.has('occurred_at')) return Object.fromEntries(columns);
  throw new UnusableFile(
    `No column says when it happened. Name one of them occurred_at, or map it: occurred_at=<column>. The file has: ${listed(header)}.`,
  );
}

function columnNamed(header: readonly string[], heading: string, field: string): number {
  const exact = header.indexOf(heading.trim());
  const index = exact >= 0 ? exact : header.findIndex((one) => plain(one) === plain(heading));
  if (index >= 0) return index;
  throw new UnusableFile(
    `There is no column "${heading}", which ${field} was to come from. The file has: ${listed(header)}.`,
  );
}

const listed = (header: readonly string[]): string => {
  const shown = header
    .slice(0, 30)
    .map((heading) => `"${heading.slice(0, 60)}"`)
    .join(', ');
  return header.length > 30 ? `${shown} and ${header.length - 30} more` : shown;
};
