import { type Transaction, Transactions } from '@mirrorloop/messaging';
import type { PoolClient } from 'pg';
import type { Database } from './database.js';
import { PostgresTransaction } from './sql.js';

/** SQLSTATE invalid_sql_statement_name */
const NO_SUCH_PREPARED_STATEMENT = '26000';

export class PostgresTransactions extends Transactions {
  constructor(private readonly database: Database) {
    super();
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.database.pool.connect();
    const tx = await begun(client);
    let result: T;
    try {
      result = await work(tx);
      await tx.commit();
    } catch (error) {
      await undo(tx, client, error);
      throw error;
    }
    client.release();
    for (const act of tx.afterCommit) act();
    return result;
  }
}

async function begun(client: PoolClient): Promise<PostgresTransaction> {
  try {
    return await PostgresTransaction.on(client);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * A connection that can't even roll back is broken: it is closed, which rolls back too. So is one which has forgotten
 * what it was given to prepare, as after somebody's DISCARD ALL.
 */
async function undo(tx: PostgresTransaction, client: PoolClient, error: unknown): Promise<void> {
  try {
    await tx.rollBack();
    client.release((error as { code?: string } | undefined)?.code === NO_SUCH_PREPARED_STATEMENT);
  } catch {
    client.release(true);
  }
}
