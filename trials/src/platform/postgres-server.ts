import path from 'node:path';
import { type Postgres, startPostgres } from '@mirrorloop/embedded-postgres';
import pg from 'pg';

/** The time of each commit is kept, since it alone says in which order effects became true, whoever wrote them. */
const SETTINGS = { track_commit_timestamp: 'on', max_connections: 300 };

/** One PostgreSQL for both shapes of the platform, which a trial may kill. */
export class PostgresServer {
  private stopped = false;

  private constructor(
    private readonly dataDir: string,
    private postgres: Postgres,
  ) {}

  static async start(folder: string): Promise<PostgresServer> {
    const dataDir = path.join(folder, 'database');
    const server = new PostgresServer(dataDir, await startPostgres({ dataDir, settings: SETTINGS }));
    process.once('exit', () => server.end());
    return server;
  }

  get port(): number {
    return this.postgres.port;
  }
  get pid(): number {
    return this.postgres.pid;
  }
  ensureDatabase(name: string): Promise<string> {
    return this.postgres.ensureDatabase(name);
  }

  /** `kill -9`, and the start that recovers from it, on the same port. */
  async killAndRestart(awayMs: () => Promise<unknown>): Promise<void> {
    const { port } = this.postgres;
    process.kill(this.postgres.pid, 'SIGKILL');
    await this.postgres.stop();
    await awayMs();
    this.postgres = await startPostgres({ dataDir: this.dataDir, port, settings: SETTINGS });
  }

  /** @returns how many sessions it ended: all but this one's */
  async terminateBackends(): Promise<number> {
    const client = new pg.Client({ connectionString: this.postgres.url() });
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'checker'`,
    );
    await client.end();
    return rowCount ?? 0;
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    this.stopped = true;
  }
  /** However this process ends, its database doesn't stay behind. */
  private end(): void {
    if (!this.stopped) process.kill(this.postgres.pid, 'SIGQUIT');
  }
}
