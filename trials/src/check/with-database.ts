import pg from 'pg';
import type { Installation } from '../platform/platform.js';

/** Straight into the platform's database, past all of its code and past the line that trials break. */
export async function withDatabase<T>(platform: Installation, work: (database: pg.Client) => Promise<T>): Promise<T> {
  const database = new pg.Client({ connectionString: platform.databaseUrl, application_name: 'checker' });
  await database.connect();
  try {
    // The checker joins tens of thousands of rows of which the planner has no statistics yet; where it then took a
    // source for a row or two and looped, one answer took six minutes.
    await database.query('SET enable_nestloop = off');
    return await work(database);
  } finally {
    await database.end();
  }
}
