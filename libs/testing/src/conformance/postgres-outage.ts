import pg from 'pg';
import { eventually } from '../eventually.js';

const OTHERS = `FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

/** Ends every session of the database at `url` but its own, as a restart of the server does, and waits until they are gone. */
export async function breakConnections(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(`SELECT pid, pg_terminate_backend(pid) ${OTHERS}`);
    const pids = rows.map(({ pid }) => pid);
    const gone = async (): Promise<boolean> => {
      const left = await client.query(`SELECT ${OTHERS} AND pid = ANY($1::int[])`, [pids]);
      return left.rowCount === 0;
    };
    await eventually(gone, { missing: 'the end of all sessions' });
  } finally {
    await client.end();
  }
}
