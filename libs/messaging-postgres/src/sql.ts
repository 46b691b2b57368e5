import type { Transaction } from '@mirrorloop/messaging';
import type { PoolClient } from 'pg';
import { parametersOf } from './parameters/parameters.js';

/** Runs one statement. `int8` comes back as text, since it may be larger than a JavaScript number can say. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** An open transaction on its own connection. */
export class PostgresTransaction implements Transaction, Sql {
  readonly id = Symbol('transaction');
  /** Run once the transaction is durable, never when it isn't. */
  readonly afterCommit = new Set<() => void>();

  constructor(readonly client: PoolClient) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query(text, parametersOf(text, values))).rows as Row[];
  }
}

/** The connection of a transaction that `PostgresTransactions` opened. */
export function sqlOf(tx: Transaction): PostgresTransaction {
  if (tx instanceof PostgresTransaction) return tx;
  throw new Error('This transaction is not one of PostgreSQL');
}
