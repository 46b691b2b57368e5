import type { Grant } from '../grants/grant.js';

/** What is known of a machine's token. Its secret is shown once, when it is made, and kept as a hash. */
export interface MachineToken {
  readonly id: string;
  readonly name: string;
  /** How it begins, so that its owner knows it again. */
  readonly prefix: string;
  readonly grant: Grant;
  /** The rights it is for; null: all that its role gives. */
  readonly only: readonly string[] | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

export const isGood = ({ expiresAt, revokedAt }: MachineToken, now: Date): boolean =>
  revokedAt === null && expiresAt.getTime() > now.getTime();

/** Use is noted at most this often. */
export const USE_NOTED_EVERY_MS = 60_000;

export const useOfTokenIsWorthNoting = ({ usedAt }: MachineToken, now: Date): boolean =>
  usedAt === null || now.getTime() - usedAt.getTime() >= USE_NOTED_EVERY_MS;

export abstract class MachineTokens {
  abstract add(token: MachineToken, hash: string): Promise<void>;
  abstract find(hash: string): Promise<MachineToken | undefined>;
  abstract noteUse(id: string, now: Date): Promise<void>;
  /** Newest first, those that no longer hold included. */
  abstract list(page: {
    before?: { madeAt: string; id: string } | undefined;
    limit: number;
  }): Promise<{ rows: MachineToken[]; total: number }>;
  /** @returns false where there is no such token, or it was revoked before */
  abstract revoke(id: string, now: Date): Promise<boolean>;
}
