import type { QueryConfig } from 'pg';
import { parametersOf } from './parameters/parameters.js';

const names = new Map<string, string>();

/** One name a text, for as long as the process lives: texts are constants, so there are as many as the code has. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared_${names.size}`;
  names.set(text, name);
  return name;
}

/** What the driver parses the first time a connection is given it, and only binds from then on. */
export const prepared = (text: string, values: readonly unknown[]): QueryConfig => ({
  name: nameOf(text),
  text,
  values: parametersOf(text, values),
});
