import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');
export const at = (...parts: readonly string[]): string => path.join(root, ...parts);
export const has = (...parts: readonly string[]): boolean => existsSync(at(...parts));
export const textOf = (...parts: readonly string[]): string => readFileSync(at(...parts), 'utf8');

/** Everything that the services run on, as one text: to see whether a name is spoken of at all. */
export const sources = (): string =>
  ['services', 'libs']
    .flatMap((folder) => readdirSync(at(folder)).map((name) => path.join(folder, name, 'src')))
    .filter((folder) => has(folder))
    .flatMap((folder) =>
      readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
        .map((file) => textOf(folder, file)),
    )
    .join('\n');
