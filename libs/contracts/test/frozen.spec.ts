import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { contracts } from '../src/index.js';

const folder = path.resolve(__dirname, '../frozen');
const fileOf = (type: string) => path.join(folder, `${type}.json`);

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  [other: string]: unknown;
}

/** What a change did that a reader or producer of the frozen version would stumble over. */
function breaks(frozen: Schema, now: Schema, at = ''): string[] {
  const found = Object.entries(frozen.properties ?? {}).flatMap(([name, was]) => {
    const is = now.properties?.[name];
    return is ? breaks(was, is, `${at}.${name}`) : [`${at}.${name} is gone`];
  });
  const required = new Set(frozen.required);
  for (const name of now.required ?? []) if (!required.has(name)) found.push(`${at}.${name} must be there now`);
  for (const name of required) if (!now.required?.includes(name)) found.push(`${at}.${name} needn't be there any more`);
  const lost = (frozen.enum ?? []).filter((value) => !now.enum?.includes(value));
  if (lost.length > 0) found.push(`${at} no longer knows ${lost.join(', ')}`);
  const grown = (now.enum ?? []).filter((value) => !frozen.enum?.includes(value));
  if (grown.length > 0 && !frozen.enum?.includes('unknown'))
    found.push(`${at} is closed but has new ${grown.join(', ')}`);
  if (frozen.items) found.push(...breaks(frozen.items, now.items ?? {}, `${at}[]`));
  (frozen.anyOf ?? []).forEach((was, i) => found.push(...breaks(was, now.anyOf?.[i] ?? {}, at)));
  const rest = ({ properties: _p, required: _r, enum: _e, items: _i, anyOf: _a, ...others }: Schema) => others;
  if (JSON.stringify(rest(frozen)) !== JSON.stringify(rest(now))) found.push(`${at} changed its own terms`);
  return found;
}

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input' }) as Schema;

describe('a released event', () => {
  it.each(contracts().map(({ type }) => type))('%s has a frozen schema', (type) => {
    if (process.env['FREEZE'] && !fs.existsSync(fileOf(type))) {
      const { schema } = contracts().find((contract) => contract.type === type)!;
      fs.writeFileSync(fileOf(type), `${JSON.stringify(schemaOf(schema), null, 2)}\n`);
    }
    expect(fs.existsSync(fileOf(type))).toBe(true);
  });

  it.each(contracts().map(({ type }) => type))('%s only ever gains optional fields', (type) => {
    const { schema } = contracts().find((contract) => contract.type === type)!;
    const frozen = JSON.parse(fs.readFileSync(fileOf(type), 'utf8')) as Schema;
    expect(breaks(frozen, schemaOf(schema))).toEqual([]);
  });

  it('is never taken back', () => {
    const known = new Set(contracts().map(({ type }) => `${type}.json`));
    expect(fs.readdirSync(folder).filter((file) => !known.has(file))).toEqual([]);
  });

  it('would be caught losing a field, demanding one, closing an enum or changing a type', () => {
    const base = z.strictObject({ a: z.string(), b: z.number().optional(), kind: z.enum(['x', 'unknown']) });
    const was = schemaOf(base);
    const changed: [z.ZodType, string][] = [
      [base.omit({ a: true }), '.a is gone'],
      [base.extend({ c: z.string() }), '.c must be there now'],
      [base.extend({ a: z.number() }), '.a changed its own terms'],
      [base.extend({ kind: z.enum(['unknown']) }), '.kind no longer knows x'],
    ];
    for (const [now, why] of changed) expect(breaks(was, schemaOf(now))).toContain(why);
    expect(
      breaks(was, schemaOf(base.extend({ c: z.string().optional(), kind: z.enum(['x', 'y', 'unknown']) }))),
    ).toEqual([]);
  });
});
