import pg from 'pg';

const DUPLICATE_DATABASE = '42P04';

/** PostgreSQL has no CREATE DATABASE IF NOT EXISTS, so the refusal of a second one is the answer. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.end();
  }
}
