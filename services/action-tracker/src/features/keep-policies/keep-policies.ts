import { Clock, newId, NotFound, Rejected, VersionConflict } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Said } from '../../domain/checks.js';
import { idsInPolicy, type Policy, type PolicySaid, readPolicy } from '../../domain/escalation-policy.js';
import { PeopleDirectory } from '../../domain/people.js';
import { Policies } from './policies.js';

/** What opens from now on goes by the policy as it is; what runs goes on as it was opened. */
@Injectable()
export class KeepPolicies {
  constructor(
    private readonly transactions: Transactions,
    private readonly policies: Policies,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  add(said: Said): Promise<Policy> {
    return this.transactions.run(async (tx) => {
      const read = await this.read(said, tx);
      return this.keep({ ...read, policyId: newId(), version: 1 }, tx);
    });
  }

  change(policyId: string, said: Said): Promise<Policy> {
    return this.transactions.run(async (tx) => {
      const before = await this.known(policyId, tx);
      if (said['version'] !== before.version)
        throw new VersionConflict(`The policy is at version ${before.version}: look again before you change it.`);
      const read = await this.read(said, tx);
      return this.keep({ ...read, policyId, version: before.version + 1 }, tx);
    });
  }

  remove(policyId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.known(policyId, tx);
      await this.policies.remove(policyId, tx);
    });
  }

  private async known(policyId: string, tx: Transaction): Promise<Policy> {
    const policy = await this.policies.lock(policyId, tx);
    if (!policy) throw new NotFound('There is no such policy');
    return policy;
  }

  private async read(said: Said, tx: Transaction): Promise<PolicySaid> {
    return readPolicy(said, await this.directory.of(idsInPolicy(said), tx));
  }

  private async keep(policy: Policy, tx: Transaction): Promise<Policy> {
    const answered = await this.policies.answered(policy, tx);
    if (answered.length > 0) throw new Rejected('Another policy answers for the same', answered.map(errorOf));
    await this.policies.save(policy, this.clock.now(), tx);
    return policy;
  }
}

const errorOf = ({ reason, by }: { reason: string; by: string }) => ({
  path: 'reasons',
  message: `“${by}” says already who hears of what is ${reason} there.`,
});
