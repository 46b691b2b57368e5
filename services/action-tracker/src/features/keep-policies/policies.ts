import type { Transaction } from '@mirrorloop/messaging';
import type { Policy, PolicyReason } from '../../domain/escalation-policy.js';

/** Another policy answers for the same already. */
export interface Answered {
  readonly reason: PolicyReason;
  readonly by: string;
}

export abstract class Policies {
  /** By name. */
  abstract all(): Promise<Policy[]>;
  /** Locked; undefined where there is none. */
  abstract lock(policyId: string, tx: Transaction): Promise<Policy | undefined>;
  /** For which of its reasons and its team another policy answers. Nobody else keeps a policy until the transaction ends. */
  abstract answered(policy: Policy, tx: Transaction): Promise<Answered[]>;
  /** @param at from when on it answers for what it didn't before */
  abstract save(policy: Policy, at: Date, tx: Transaction): Promise<void>;
  abstract remove(policyId: string, tx: Transaction): Promise<void>;
}
