import type { Transaction } from '@mirrorloop/messaging';
import type { PoolClient, QueryConfig } from 'pg';
import { BEGIN, beginWith, inOneWrite, knowsBegin } from './first-statement.js';
import { parametersOf } from './parameters/parameters.js';
import { prepared } from './prepared.js';

/**
 * Runs one statement. Several may be asked for at once: they run in that order, on one way to the database and back, and
 * where one fails so do those behind it. `int8` comes back as text, since it may be larger than a JavaScript number can
 * say.
 */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;

  /**
   * As `query`, read and planned once a connection. For constant texts that write what they are given and look nothing
   * up: how rows are best found depends on how many there are, so a plan that was made while a table was young is a
   * bad one soon.
   */
  prepared<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** An open transaction on its own connection. */
export class PostgresTransaction implements Transaction, Sql {
  readonly id = Symbol('transaction');
  /** Run once the transaction is durable, never when it isn't. */
  readonly afterCommit = new Set<() => void>();

  private begun = false;
  private over = false;
  /** Nobody waits for their answers until the commit does. */
  private readonly unanswered: Promise<unknown>[] = [];

  private constructor(private readonly client: PoolClient) {}

  /** Begins with its first statement, which takes BEGIN along, or now on a connection that doesn't know it yet. */
  static async on(client: PoolClient): Promise<PostgresTransaction> {
    const tx = new PostgresTransaction(client);
    if (knowsBegin(client)) return tx;
    await client.query(BEGIN);
    tx.begun = true;
    return tx;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.ask({ text, values: parametersOf(text, values) });
  }

  async prepared<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.ask(prepared(text, values));
  }

  /**
   * For the last that is written: the commit goes with it, on one way to the database and back, and fails with what it
   * failed of.
   */
  byCommit(statement: Promise<unknown>): void {
    statement.catch(() => {}); // the commit tells
    this.unanswered.push(statement);
  }

  /** PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement before it failed. */
  async commit(): Promise<void> {
    this.over = true;
    if (!this.begun) return;
    inOneWrite(this.client);
    const [{ command }] = await Promise.all([this.client.query('COMMIT'), ...this.unanswered]);
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed');
  }

  async rollBack(): Promise<void> {
    this.over = true;
    if (this.begun) await this.client.query('ROLLBACK');
  }

  /** What was asked for beside something that failed may come late: the connection is another's by then. */
  private async ask<Row>(config: QueryConfig): Promise<Row[]> {
    if (this.over) throw new Error('The transaction is over');
    inOneWrite(this.client);
    const answered = this.begun ? this.client.query(config) : beginWith(this.client, config);
    this.begun = true;
    return (await answered).rows as Row[];
  }
}

/** The connection of a transaction that `PostgresTransactions` opened. */
export function sqlOf(tx: Transaction): PostgresTransaction {
  if (tx instanceof PostgresTransaction) return tx;
  throw new Error('This transaction is not one of PostgreSQL');
}
