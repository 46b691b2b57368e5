import { Clock, newId, NotFound, VersionConflict } from '@mirrorloop/kernel';
import { type Transaction, Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Said } from '../../domain/checks.js';
import { type Playbook, readPlaybook } from '../../domain/playbook.js';
import { Playbooks } from '../../domain/playbooks.js';

@Injectable()
export class KeepPlaybooks {
  constructor(
    private readonly transactions: Transactions,
    private readonly playbooks: Playbooks,
    private readonly clock: Clock,
  ) {}

  add(said: Said, by: string): Promise<Playbook> {
    const now = this.clock.now();
    const made = { playbookId: newId(now), version: 1, madeBy: by, madeAt: now, retired: false };
    return this.transactions.run((tx) => this.keep({ ...readPlaybook(said, now), ...made }, tx));
  }

  change(playbookId: string, said: Said): Promise<Playbook> {
    return this.transactions.run(async (tx) => {
      const before = await this.known(playbookId, tx);
      if (said['version'] !== before.version)
        throw new VersionConflict(`The playbook is at version ${before.version}: look again before you change it.`);
      const read = readPlaybook(said, this.clock.now());
      return this.keep({ ...before, ...read, version: before.version + 1 }, tx);
    });
  }

  /** What followed it keeps its record. */
  async retire(playbookId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await this.known(playbookId, tx);
      await this.keep({ ...before, retired: true, version: before.version + 1 }, tx);
    });
  }

  private async known(playbookId: string, tx: Transaction): Promise<Playbook> {
    const playbook = await this.playbooks.lock(playbookId, tx);
    if (!playbook || playbook.retired) throw new NotFound('There is no such playbook');
    return playbook;
  }

  private async keep(playbook: Playbook, tx: Transaction): Promise<Playbook> {
    await this.playbooks.save(playbook, tx);
    return playbook;
  }
}
