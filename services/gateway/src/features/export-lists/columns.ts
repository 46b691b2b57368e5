import type { Cell, Column } from '@mirrorloop/http';

export type ListColumn = Column<unknown>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** A column for each field that an item may have; of an object within it, one for each of its fields. */
export function columnsOf(item: Schema, schemas: Readonly<Record<string, object>>): ListColumn[] {
  const behind = (schema: Schema): Schema => {
    const known = schema.$ref ? (schemas[schema.$ref.split('/').at(-1)!] as Schema) : schema;
    const others = known.anyOf?.filter(({ type }) => type !== 'null') ?? [];
    return others.length === 1 ? behind(others[0]!) : known;
  };
  const below = (schema: Schema, way: readonly string[]): ListColumn[] => {
    const { properties } = behind(schema);
    if (!properties) return [{ heading: way.join('.'), cell: (row) => cellOf(at(row, way)) }];
    return Object.entries(properties).flatMap(([name, field]) => below(field, [...way, name]));
  };
  return below(item, []);
}

const at = (row: unknown, way: readonly string[]): unknown =>
  way.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], row);

/** Texts of a list with semicolons between them; what a cell can't hold, as JSON. */
function cellOf(value: unknown): Cell {
  if (typeof value !== 'object' || value === null) return value as Cell;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('; ');
  return JSON.stringify(value);
}
