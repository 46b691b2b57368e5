import type { GivenGrant, Grant } from './grant.js';

/** Somebody who may come in, with everything they hold. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly team: string | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly given: readonly GivenGrant[];
  /** An active person is an employee of their team and shops, and the manager of the teams they manage. */
  readonly byWork: readonly Grant[];
}

/** Who holds which grants. What follows from where somebody works is read from the roster each time, never copied. */
export abstract class Grants {
  /** In order of name, then id; where `search` is given, those whose name or address has it in it. */
  abstract members(page: {
    search?: string | undefined;
    after?: { name: string; id: string } | undefined;
    limit: number;
  }): Promise<{ rows: Member[]; total: number }>;
  /** @returns false where nobody of this id works here */
  abstract give(grant: GivenGrant): Promise<boolean>;
  /** @returns false where there is no such grant */
  abstract take(id: string): Promise<boolean>;
}
