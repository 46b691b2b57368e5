import { Database, messagingMigrations, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { testDatabase } from '@mirrorloop/testing';
import { migrations } from '../src/adapters/postgres/migrations/index.js';

/** The service's tables, empty, in a database of their own. */
export async function openDatabase() {
  const { url, drop } = await testDatabase();
  const open = () =>
    Database.open({ url, schema: 'action_tracker', migrations: [...messagingMigrations, ...migrations] });
  const database = await open();
  const close = () => database.close().then(drop);
  return { database, transactions: new PostgresTransactions(database), open, close };
}
