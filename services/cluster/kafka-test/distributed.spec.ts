import fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ImportView, Overview, Page, SourceView } from '@mirrorloop/contracts';
import { sampleFiles } from '@mirrorloop/examples';
import { MailServer } from '@mirrorloop/testing';
import pg from 'pg';
import { type Cluster, SERVICES } from '../src/index.js';
import { closeAndRemove, freshCluster, isRunning } from './support.js';
import {
  actionsJourney,
  checkTables,
  Client,
  eventually,
  EVENTS,
  freshFolder,
  IDENTIFIED,
  importForm,
  invitationJourney,
  meetingJourney,
  MovedClock,
  pathJourney,
  ROWS,
  wantedInTables,
} from './shared-with-standalone.js';
import { signalsIn } from './topic.js';

const LIMIT_MS = 120_000;
const MORE = 5_000;

describe('the distributed shape: Kafka, PostgreSQL, two processes of each service', () => {
  let cluster: Cluster;
  let client: Client;
  let mail: MailServer;
  const folder = freshFolder();
  const clock = new MovedClock(folder);

  beforeAll(async () => {
    mail = await MailServer.start();
    cluster = await freshCluster({ env: { ...clock.env, SMTP_URL: mail.url } });
    client = new Client(cluster.url, cluster.dataDir);
  }, 240_000);
  afterAll(async () => {
    await closeAndRemove(cluster);
    await mail.stop();
    fs.rmSync(folder, { recursive: true });
  });

  pathJourney(() => client);
  meetingJourney(() => client);
  invitationJourney(
    () => client,
    () => mail,
  );

  it('has every row once and every effect once, though a replica of each service is killed in the middle of an import', async () => {
    const before = ROWS + EVENTS + IDENTIFIED;
    const pids = SERVICES.map((service) => cluster.replicas[service][0]!.pid!);
    const { id } = await client.post<ImportView>('/imports', importForm('Hollin & Reed shops', fiveThousandRows()), {
      'idempotency-key': 'five thousand rows',
    });
    await eventually('the first signals of the import', async () => (await recorded()) > before, LIMIT_MS);
    const { signals: analysedByThen } = await client.get<Overview>('/api/insight/overview');
    for (const service of SERVICES) cluster.replicas[service][0]!.kill('SIGKILL');
    const rows = before + MORE;
    expect(analysedByThen).toBeLessThan(rows);

    await eventually('the import to be done', async () => (await importOf(id)).state === 'done', LIMIT_MS);
    const wanted = withoutRows(wantedInTables(rows));
    const database = new pg.Client({ connectionString: cluster.databaseUrl });
    await database.connect();
    let found: Record<string, number> = {};
    await eventually(
      'every effect to be there',
      async () => isDeepStrictEqual((found = withoutRows(await checkTables(database))), wanted),
      LIMIT_MS,
    ).catch(() => {});
    await database.end();
    expect(found).toEqual(wanted);
    const told = await signalsIn(cluster.kafka, 'ingestion.signals', 'ingestion.signal-recorded.v1');
    expect(told.signals).toBe(rows);
    for (const pid of pids) expect(isRunning(pid)).toBe(false);
  });

  it('starts again what was killed, and is whole', async () => {
    for (const service of SERVICES)
      for (const replica of cluster.replicas[service]) {
        await replica.ready();
        expect([replica.name, isRunning(replica.pid!)]).toEqual([replica.name, true]);
      }
    const { details } = await client.get<{ details: Record<string, unknown> }>('/health/ready');
    for (const service of SERVICES)
      expect(details[service]).toEqual({ status: 'up', message: '2 of 2 replicas are ready' });
  });

  const restart = async () => {
    const all = [...SERVICES.flatMap((service) => cluster.replicas[service]), cluster.gateway];
    await Promise.all(all.map((replica) => replica.restart()));
  };
  actionsJourney(
    () => client,
    () => mail,
    () => clock,
    restart,
  );

  const recorded = async () =>
    (await client.get<Page<SourceView>>('/api/ingestion/sources')).items.reduce((sum, { signals }) => sum + signals, 0);
  const importOf = (id: string) => client.get<ImportView>(`/imports/${id}`);
});

/** What a client library sent is no row of a file, and has no first column to tell it by. */
const withoutRows = ({ rowsOfTheFiles: _, ...others }: Record<string, number>) => others;

/** The first rows of the sample's largest file, under its header. */
function fiveThousandRows(): string {
  const [file] = sampleFiles({ asOf: new Date().toISOString().slice(0, 10) });
  return [...file!.csv()]
    .join('')
    .split('\n')
    .slice(0, MORE + 1)
    .join('\n')
    .concat('\n');
}
