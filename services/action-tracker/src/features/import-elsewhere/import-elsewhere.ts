import { Clock } from '@mirrorloop/kernel';
import { Transactions } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type ElsewhereChange, ElsewhereActions } from '../../domain/elsewhere.js';

/** Keeps what another system said of its actions; the same again changes nothing. */
@Injectable()
export class ImportElsewhere {
  constructor(
    private readonly transactions: Transactions,
    private readonly elsewhere: ElsewhereActions,
    private readonly clock: Clock,
  ) {}

  run(system: string, changes: readonly ElsewhereChange[]): Promise<{ actions: number; added: number }> {
    return this.transactions.run((tx) => this.elsewhere.bringIn(system, changes, this.clock.now(), tx));
  }
}
