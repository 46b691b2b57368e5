import { eventually, testDatabase } from '@mirrorloop/testing';
import pg from 'pg';
import { queries, reportQueries } from '../src/board.js';
import { composeFile, composeText, drawnFor, filledIn, ownServices } from '../src/compose.js';
import { ownMetrics, readQuery, seriesIn } from '../src/promql.js';
import { textOf } from '../src/repository.js';
import { freePorts, RunningContainer } from '../src/running.js';

const secrets = { ...drawnFor(composeText()), ORGANISATION: 'Hollin & Reed (invented)' } as Record<string, string>;
const TABLES = `SELECT c.oid::regclass::text AS table, has_table_privilege(c.oid, 'SELECT') AS open
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname !~ '^(pg_|information_schema)'`;
const services = ownServices(composeFile());
const names = services.map(([name]) => name);

/** What infra/postgres does to a new cluster, without the shell around it. */
const statements = (script: string): string[] => {
  const text = /<<'SQL'\n([\s\S]*?)\nSQL/.exec(textOf(script))![1]!;
  const password = secrets[/^\\getenv password (\w+)$/m.exec(text)![1]!]!;
  return text
    .replace(/^\\getenv .*\n/, '')
    .replace(/^SELECT '(.*)' WHERE .*\\gexec$/m, '$1;')
    .replace(":'password'", `'${password}'`)
    .split(/;\n?/)
    .filter((statement) => statement.trim() !== '');
};

/** The environment that docker-compose.yml gives, with loopback in the place of its network. */
const environments = async (database: URL): Promise<Map<string, Record<string, string>>> => {
  const ports = await freePorts(names.length);
  const metricsPorts = await freePorts(names.length);
  const upstreams = names
    .map((name, i) => `${name}=http://127.0.0.1:${ports[i]}`)
    .filter((one) => !one.startsWith('gateway'));
  const env = { ...secrets, DATABASE_URL: `postgres://mirrorloop@${database.host}/mirrorloop` };
  return new Map(
    services.map(([name, { environment = {} }], i) => {
      const told = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filledIn(value, env)]));
      const gateway = `http://127.0.0.1:${ports[names.indexOf('gateway')]}`;
      const here = {
        GATEWAY_URL: gateway,
        LOG: 'postgres',
        PORT: ports[i]!,
        METRICS_PORT: metricsPorts[i]!,
        HOST: '127.0.0.1',
      };
      return [name, { ...told, ...here, ...(name === 'gateway' ? { GATEWAY_UPSTREAMS: upstreams.join(',') } : {}) }];
    }),
  );
};

describe('the services, told what docker-compose.yml tells them', () => {
  const running = new Map<string, RunningContainer>();
  let cluster: Awaited<ReturnType<typeof testDatabase>>;
  const asAdministrator = async (all: readonly string[]) => {
    const client = new pg.Client(cluster.url);
    await client.connect();
    for (const statement of all) await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    cluster = await testDatabase();
    await asAdministrator(statements('infra/postgres/make-database.sh'));
    await asAdministrator(statements('infra/postgres/make-reports-role.sh'));
    for (const [name, env] of await environments(new URL(cluster.url)))
      running.set(name, new RunningContainer(name, env));
    for (const [name, service] of running)
      await eventually(
        async () => {
          if (service.hasEnded) throw new Error(`${name} ended: ${service.said}`);
          return (await service.askedHow()) === 0;
        },
        { withinMs: 180_000, missing: `readiness of ${name}` },
      );
  }, 240_000);
  afterAll(async () => {
    await Promise.all([...running.values()].map((service) => service.stop()));
    await asAdministrator([
      'DROP DATABASE mirrorloop WITH (FORCE)',
      'DROP ROLE mirrorloop',
      'DROP ROLE mirrorloop_reports',
    ]);
    await cluster.drop();
  });

  const get = (name: string, path: string, port = 'PORT', headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${running.get(name)!.env[port]}${path}`, { headers });

  it('are all ready, by their own health check, with a role that owns its database and nothing else', async () => {
    expect([...running.keys()].sort()).toEqual([...names].sort());
    for (const service of running.values()) expect(await service.askedHow()).toBe(0);
  });

  it('have every metric that the board shows and the alerts watch', async () => {
    const scrapes = await Promise.all(names.map(async (name) => (await get(name, '/metrics', 'METRICS_PORT')).text()));
    const series = new Set(scrapes.flatMap((scrape) => [...seriesIn(scrape)]));
    const asked = queries().flatMap(({ where, expr }) =>
      ownMetrics(readQuery(expr)).map((metric) => ({ where, metric })),
    );
    expect(new Set(asked.map(({ metric }) => metric)).size).toBeGreaterThan(8);
    expect(asked.filter(({ metric }) => !series.has(metric))).toEqual([]);
  });

  it('have every label by which the board and the alerts tell series apart', async () => {
    const scrape = (await Promise.all(names.map(async (name) => (await get(name, '/metrics')).text()))).join('\n');
    const labels = [
      'service',
      'group',
      'outcome',
      'http_route',
      'http_request_method',
      'http_response_status_code',
      'le',
    ];
    expect(labels.filter((label) => !new RegExp(`[{,]${label}="`).test(scrape))).toEqual([]);
  });

  it('answer the board for reports to the role that Grafana comes in with, which reads nothing else and writes nothing', async () => {
    const { host } = new URL(cluster.url);
    const url = `postgres://mirrorloop_reports:${secrets['REPORTS_PASSWORD']}@${host}/mirrorloop`;
    const reports = new pg.Client(url);
    await reports.connect();
    const asked = reportQueries();
    expect(asked.length).toBeGreaterThan(5);
    for (const sql of asked)
      await reports.query(sql.replaceAll(/\$__timeFilter\((\w+)\)/g, "$1 BETWEEN '2026-01-01' AND '2027-01-01'"));
    const { rows: tables } = await reports.query<{ table: string; open: boolean }>(TABLES);
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter(({ open }) => open)).toEqual([]);
    await expect(reports.query('CREATE TABLE public.mine ()')).rejects.toThrow(/read-only|permission denied/);
    await expect(reports.query('CREATE TEMP TABLE mine ()')).rejects.toThrow(/read-only|permission denied/);
    await reports.end();
  });

  it('show their metrics inside; outside, the gateway asks who wants to know', async () => {
    expect((await get('insight', '/metrics')).status).toBe(200);
    expect((await get('gateway', '/metrics')).status).toBe(401);
    const authorization = `Bearer ${secrets['GATEWAY_TOKEN']}`;
    expect((await get('gateway', '/metrics', 'PORT', { authorization })).status).toBe(200);
  });

  it('are reached through the one address', async () => {
    const authorization = `Bearer ${secrets['GATEWAY_TOKEN']}`;
    const paths = [
      '/api/ingestion/sources',
      '/api/insight/insights',
      '/api/action-tracker/actions',
      '/api/gateway/people',
    ];
    const statuses = await Promise.all(
      paths.map(async (path) => (await get('gateway', path, 'PORT', { authorization })).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
  });

  it('refuse to start when told nothing, and name what they need', async () => {
    const untold = names.map((name) => new RunningContainer(name, {}));
    const needed = ["Can't start", 'DATABASE_URL', 'KAFKA_BROKERS', 'SERVICE_SECRET'];
    for (const service of untold) {
      expect(await service.ended).toBe(1);
      expect(needed.filter((word) => !service.said.includes(word))).toEqual([]);
    }
  });

  it('no other name can be run', async () => {
    const service = new RunningContainer('../cli', {});
    expect(await service.ended).toBe(64);
    expect(service.said).toContain('Name the service to run, one of ingestion, insight, action-tracker, gateway');
  });
});
