import { type Transaction, Transactions } from '@mirrorloop/messaging';
import type { PoolClient } from 'pg';
import type { Database } from './database.js';
import { PostgresTransaction } from './sql.js';

export class PostgresTransactions extends Transactions {
  constructor(private readonly database: Database) {
    super();
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.database.pool.connect();
    const tx = new PostgresTransaction(client);
    let result: T;
    try {
      await client.query('BEGIN');
      result = await work(tx);
      await commit(client);
    } catch (error) {
      await undo(client);
      throw error;
    }
    client.release();
    for (const act of tx.afterCommit) act();
    return result;
  }
}

/** PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement before it failed. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed');
}

/** A connection that can't even roll back is broken: it is closed, which rolls back too. */
async function undo(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
