import type { Language } from './person.js';

/** One readable line of a people file. What a file has no column for is `undefined` and stays as it is. */
export interface PersonLine {
  readonly line: number;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly title: string;
  readonly team: string;
  readonly managerEmail: string | null;
  readonly deputyEmail?: string | null | undefined;
  readonly timeZone: string;
  readonly stores?: readonly string[] | undefined;
  /** A calendar's name, or a country's with perhaps a region of it: `DE`, `GB-ENG`. */
  readonly calendar?: string | null | undefined;
  /** null: the organisation's. */
  readonly language?: Language | null | undefined;
}

/** Why a line was left out. */
export interface RefusedLine {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

/** Whose address it is. */
export type WhoIsMeant = (email: string) => string;
