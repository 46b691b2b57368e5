import type { Described } from '@mirrorloop/messaging-nest';
import { reachedOf, schemasOf } from '../../described/reached.js';
import { columnsOf, type ListColumn } from './columns.js';

/** What can be had as a file: whatever a service answers as a list. */
export interface List {
  /** Its address below `/api/`, with parameters as `{id}`. */
  readonly name: string;
  /** Made of what one item is. */
  readonly columns: readonly ListColumn[];
}

interface Answer {
  readonly $ref?: string;
  readonly properties?: { readonly items?: { readonly type?: string; readonly items?: object } };
}

const BEFORE = '/api/';

export function listsOf(services: readonly Described[]): List[] {
  const schemas = schemasOf(services);
  return reachedOf(services).flatMap(({ method, path, answer }) => {
    const { items } = behind(answer as Answer | undefined, schemas)?.properties ?? {};
    if (method !== 'get' || !path.startsWith(BEFORE) || items?.type !== 'array') return [];
    return [{ name: path.slice(BEFORE.length), columns: columnsOf(items.items ?? {}, schemas) }];
  });
}

const behind = (answer: Answer | undefined, schemas: Readonly<Record<string, object>>): Answer | undefined =>
  answer?.$ref ? (schemas[answer.$ref.split('/').at(-1)!] as Answer | undefined) : answer;

/** @param asked such as `insight/signals`, or `insight/insights/0190.../evidence` */
export const listNamed = (lists: readonly List[], asked: string): List | undefined =>
  lists.find(({ name }) => name === asked) ?? lists.find(({ name }) => isOf(name.split('/'), asked.split('/')));

const isOf = (name: readonly string[], asked: readonly string[]): boolean =>
  name.length === asked.length &&
  name.every((part, i) => part === asked[i] || (part.startsWith('{') && /^[\w-]{1,100}$/.test(asked[i]!)));
