import { rememberMost } from '@mirrorloop/kernel';
import { arrayLiteral } from './array-literal.js';
import { binaryArray } from './binary-array.js';
import { type ElementType, elementTypes } from './binary-elements.js';

/** Each column of values as PostgreSQL takes it soonest: in binary where the statement names its type, as text else. */
export function parametersOf(text: string, values: readonly unknown[]): unknown[] {
  if (!values.some(Array.isArray)) return [...values];
  const types = typesIn(text);
  return values.map((value, i) => (Array.isArray(value) ? column(value, types.get(i)) : value));
}

const column = (values: readonly unknown[], type: ElementType | undefined): unknown =>
  (type && binaryArray(values, type)) ?? arrayLiteral(values);

const CAST = /\$(\d+)::(\w+)\[\]/g;
/** Statements are constants, all but the lists' with their filters. */
const MOST_KEPT = 1_000;

/** The elements' types by the parameter's place, from 0, where `$1::uuid[]` says one we know. */
const typesIn = rememberMost(
  MOST_KEPT,
  (text: string) => text,
  (text): ReadonlyMap<number, ElementType> => {
    const types = new Map<number, ElementType>();
    for (const [, place, name] of text.matchAll(CAST)) {
      const type = elementTypes.get(name!);
      if (type) types.set(Number(place) - 1, type);
    }
    return types;
  },
);
