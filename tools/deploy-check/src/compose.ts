import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import { textOf } from './repository.js';

export interface Container {
  readonly image: string;
  readonly build?: string;
  readonly command?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[]; readonly disable?: boolean };
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly deploy?: { readonly replicas: string };
  readonly [other: string]: unknown;
}
export interface Compose {
  readonly services: Readonly<Record<string, Container>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** As it is written, with its anchors merged and its variables left as they are. */
export const composeText = (): string => textOf('docker-compose.yml');
export const composeFile = (): Compose => parse(composeText(), { merge: true }) as Compose;

/** Those that run our own image for as long as it is up, by name. */
export const ownServices = ({ services }: Compose): [string, Container][] =>
  Object.entries(services).filter(([, it]) => it.build !== undefined && !isDoneOnce(it));

/** What does something at each start and ends. */
export const isDoneOnce = ({ restart }: Container): boolean => restart === 'no';

export interface Variable {
  readonly name: string;
  /** `-`: what follows stands in where it is not set. `?`: refuses to start, saying what follows. */
  readonly kind: '-' | '?';
  readonly text: string;
}

const VARIABLE = /\$\{(\w+):([-?])([^}]*)\}/g;

export const variablesIn = (text: string): Variable[] =>
  [...text.matchAll(VARIABLE)].map(([, name, kind, rest]) => ({ name: name!, kind: kind as '-' | '?', text: rest! }));

/** A value for each variable without which nothing starts: drawn, so that none can be a default somewhere. */
export const drawnFor = (text: string): Record<string, string> =>
  Object.fromEntries(
    variablesIn(text).flatMap(({ name, kind }) => (kind === '?' ? [[name, randomBytes(32).toString('hex')]] : [])),
  );

/** Puts the variables in, as docker-compose does. */
export const filledIn = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (_, name: string, kind: string, rest: string) => {
    if (env[name]) return env[name];
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest;
  });
