import pg, { type Connection, type PoolClient, type QueryConfig, type QueryResult } from 'pg';

/** Known by name to a connection that has had a transaction before. */
export const BEGIN = { name: 'begin', text: 'BEGIN' };

/** What `pg` has and its types don't say. */
interface Driver {
  readonly connection: Connection & { readonly parsedStatements: Readonly<Record<string, string>> };
}
interface DriversQuery {
  prepare(connection: Connection): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
type Callback = (error: Error | null, result: QueryResult) => void;
const Query = pg.Query as unknown as new (config: QueryConfig, values: undefined, callback: Callback) => DriversQuery;

const connectionOf = (client: PoolClient): Driver['connection'] => (client as unknown as Driver).connection;

export const knowsBegin = (client: PoolClient): boolean => BEGIN.name in connectionOf(client).parsedStatements;

/**
 * A statement with BEGIN before it, on one way to the database. There is one Sync for both, so where BEGIN fails the
 * statement is skipped and never runs outside of its transaction (PostgreSQL, Frontend/Backend Protocol, Pipelining).
 */
class FirstStatement extends Query {
  private begun = false;

  override prepare(connection: Connection): void {
    connection.bind({ statement: BEGIN.name }, true);
    connection.execute({}, true);
    super.prepare(connection);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.begun) super.handleCommandComplete(message, connection);
    this.begun = true;
  }
}

/** For a connection that knows BEGIN. */
export const beginWith = (client: PoolClient, config: QueryConfig): Promise<QueryResult> =>
  new Promise((resolve, reject) => {
    const callback: Callback = (error, result) => (error ? reject(error) : resolve(result));
    client.query(new FirstStatement({ ...config, queryMode: 'extended' } as QueryConfig, undefined, callback) as never);
  });

/** What is asked in one tick leaves in one write: each write of its own costs as much as a small statement. */
export function inOneWrite(client: PoolClient): void {
  const { stream } = connectionOf(client);
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
