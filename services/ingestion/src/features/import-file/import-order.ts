import { breach } from '@mirrorloop/contracts';
import { fieldErrors } from '@mirrorloop/http';
import { isText } from '@mirrorloop/matching';
import iconv from 'iconv-lite';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { ImportOrder } from '../../domain/imports.js';
import { dateOrders } from '../../domain/moment.js';
import { rowFields } from '../../domain/rows/form.js';

const words = z.string().trim().refine(isText, 'has a NUL or half of a character');
const fieldsShape = z.object({
  source: words.min(1, 'is missing: where the signals come from').max(200),
  mapping: z.string().optional(),
  encoding: words.refine((name) => iconv.encodingExists(name), 'is no encoding that is known').optional(),
  dates: z.enum(dateOrders).default('iso'),
  time_zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'is no time zone such as Europe/Berlin')
    .default('UTC'),
});
const mappingShape = z.partialRecord(z.enum(rowFields), words.min(1));

/** The fields that come before the file. Throws `Rejected` naming each bad one. */
export function orderOf(fields: Record<string, unknown>, fileName: string, id: string): ImportOrder {
  const read = fieldsShape.safeParse({ ...fields, source: fields['source'] ?? '' });
  if (!read.success) throw breach('import', read.error);
  const { source, encoding, dates, time_zone: zone } = read.data;
  const name = fileName.replaceAll('\u0000', '').slice(-255) || 'file';
  const mapping = mappingOf(read.data.mapping) as Record<string, string>;
  return {
    id,
    source,
    fileName: Buffer.from(name).toString(),
    mapping,
    encoding: encoding || null,
    moments: { dates, zone },
  };
}

function mappingOf(said: string | undefined): Partial<Record<string, string>> {
  if (!said?.trim()) return {};
  let json: unknown;
  try {
    json = JSON.parse(said);
  } catch {
    throw fieldErrors([{ path: 'mapping', message: 'is no JSON object such as {"text": "Comment"}' }]);
  }
  const read = mappingShape.safeParse(json);
  if (!read.success) throw breach('mapping', read.error);
  return read.data;
}
