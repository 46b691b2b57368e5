import { MemoryTransactions } from '@mirrorloop/testing';
import { PostgresActions } from '../src/adapters/postgres/postgres-actions.js';
import { actionsConformance } from './actions.conformance.js';
import { InMemoryActions } from './in-memory-actions.js';
import { openDatabase } from './open-database.js';

describe('actions on PostgreSQL', () => {
  let opened: Awaited<ReturnType<typeof openDatabase>>;
  beforeAll(async () => {
    opened = await openDatabase();
  }, 60_000);
  afterAll(() => opened.close());
  actionsConformance(async () => {
    await opened.database.query('TRUNCATE actions, history, evidence, timers CASCADE');
    return { actions: new PostgresActions(opened.database), transactions: opened.transactions };
  });
});

describe('actions in memory', () => {
  actionsConformance(async () => ({ actions: new InMemoryActions(), transactions: new MemoryTransactions() }));
});
