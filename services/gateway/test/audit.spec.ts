import {
  type AuditEntryView,
  type AuditVerified,
  IngestionAuditRecorded,
  type Page,
  topics,
} from '@mirrorloop/contracts';
import { newId } from '@mirrorloop/kernel';
import { published } from '@mirrorloop/messaging';
import { PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually } from '@mirrorloop/testing';
import pg from 'pg';
import { fromOurPage, RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let sql: pg.Client;
let log: PostgresLog;

beforeAll(async () => {
  gateway = await new RunningGateway().start();
  sql = new pg.Client(gateway.database.url);
  await sql.connect();
  log = await PostgresLog.open(gateway.database.url);
  await log.declare(topics);
});
afterAll(async () => {
  await log.close();
  await sql.end();
  await gateway.close();
});

const FILE = 'name,email,team\nMara Keller,mara.keller@hollin-reed.example,Customer Service\n';
const importPeople = (headers: Record<string, string> = {}): Promise<Response> =>
  gateway.byToken('/api/gateway/people/import', { method: 'POST', body: FILE, headers });

const json = async <T>(path: string): Promise<T> => (await (await gateway.byToken(path)).json()) as T;
const list = (query = ''): Promise<Page<AuditEntryView>> => json(`/api/gateway/audit?limit=200${query}`);
const verify = (query = ''): Promise<AuditVerified> => json(`/api/gateway/audit/verify${query}`);

/** Waits until everything recorded so far is in the chain. */
const entries = (what: string, atLeast: number): Promise<AuditEntryView[]> =>
  eventually(
    async () => {
      const { items } = await list(`&what=${encodeURIComponent(what)}`);
      return items.length >= atLeast && items;
    },
    { missing: `${atLeast} entries of ${what}` },
  );

/** As another service's relay would. */
async function tell(count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, i) =>
    IngestionAuditRecorded.of(IngestionAuditRecorded.example({ entryId: newId(), what: `told ${i}\ud800\u0000` })),
  );
  const cause = { id: newId(), correlationId: newId() };
  await log.append(published('ingestion.audit', cause, events, gateway.clock.now()));
}

/** What a database administrator could do who means to. */
async function withoutTriggers(statement: string): Promise<void> {
  await sql.query(
    'ALTER TABLE gateway.audit_entry DISABLE TRIGGER ALL; ALTER TABLE gateway.audit_head DISABLE TRIGGER ALL',
  );
  await sql.query(statement);
  await sql.query(
    'ALTER TABLE gateway.audit_entry ENABLE TRIGGER ALL; ALTER TABLE gateway.audit_head ENABLE TRIGGER ALL',
  );
}

describe('the audit trail (S26)', () => {
  it('tells who changed what, when, through which route and why, without a name or an address in it', async () => {
    await importPeople({ 'mirrorloop-reason': 'Neues%20Jahr%2C%20neue%20Teams' });
    const [entry] = await entries('people/import', 1);
    expect(entry).toMatchObject({
      service: 'gateway',
      kind: 'change',
      what: 'POST /api/gateway/people/import',
      who: { kind: 'machine', name: null },
      at: gateway.clock.now().toISOString(),
      why: 'Neues Jahr, neue Teams',
    });
    const { rows } = await sql.query('SELECT e::text AS entry FROM gateway.audit_entry e');
    expect(rows.map((row) => row.entry).join()).not.toMatch(/keller|hollin|mara/i);
  });

  it('writes one entry for one change, and none for what was refused', async () => {
    const before = (await entries('people/import', 1)).length;
    await importPeople();
    await gateway.byToken('/api/gateway/people/import', { method: 'POST', body: 'colour\nblue\n' });
    await importPeople();
    expect(await entries('people/import', before + 2)).toHaveLength(before + 2);
  });

  it('records each look at it before it shows anything', async () => {
    const cookie = await gateway.signIn();
    const asked = await gateway.fetch('/api/gateway/audit?service=gateway', { headers: fromOurPage(cookie) });
    expect(asked.status).toBe(200);
    const looks = await eventually(
      async () => {
        const { items } = await list('&kind=look');
        return items.some(({ who }) => who.kind === 'person') && items;
      },
      { missing: 'the look of a person' },
    );
    expect(looks.find(({ who }) => who.kind === 'person')).toMatchObject({
      what: 'GET /api/gateway/audit',
      after: { of: 'audit', fields: ['service'] },
    });
  });

  it('chains what every service tells, once each, and holds from the first entry to the last', async () => {
    await tell(1_200);
    await entries('told', 200);
    const whole = await eventually(
      async () => {
        const found = await verify();
        return found.entries >= 1_200 && found;
      },
      { missing: '1,200 entries in the chain' },
    );
    expect(whole).toMatchObject({ intact: true, broken: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ['UPDATE', "UPDATE gateway.audit_entry SET why = 'nobody saw'"],
    ['DELETE', 'DELETE FROM gateway.audit_entry WHERE position = 1'],
    ['TRUNCATE', 'TRUNCATE gateway.audit_entry'],
    ['DELETE of the head', 'DELETE FROM gateway.audit_head'],
  ])('is append-only: the database refuses %s', async (_, statement) => {
    await expect(sql.query(statement)).rejects.toThrow(/append-only/);
  });

  /** Each is undone by its second statement, so that the next finds the chain whole. */
  it.each([
    ['another reason', "UPDATE gateway.audit_entry SET why = 'x' WHERE position = 3", 3],
    ['another person', "UPDATE gateway.audit_entry SET who_id = 'x' WHERE position = 5", 5],
    ['another time', "UPDATE gateway.audit_entry SET at = at + interval '1 ms' WHERE position = 7", 7],
    ['another hash', "UPDATE gateway.audit_entry SET hash = sha256('x') WHERE position = 4", 4],
    ['a row taken out', 'DELETE FROM gateway.audit_entry WHERE position = 6', 6],
  ])('shows where it was tampered with: %s', async (_, statement, position) => {
    await sql.query('CREATE TEMP TABLE was AS SELECT * FROM gateway.audit_entry');
    await withoutTriggers(statement);
    expect(await verify()).toMatchObject({ intact: false, entries: position - 1, broken: { position } });
    await withoutTriggers(
      `DELETE FROM gateway.audit_entry WHERE position = ${position};
       INSERT INTO gateway.audit_entry SELECT * FROM was WHERE position = ${position}; DROP TABLE was`,
    );
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('shows that its end was cut off', async () => {
    const { entries: all } = await verify();
    await sql.query('CREATE TEMP TABLE was AS SELECT * FROM gateway.audit_entry');
    await withoutTriggers(`DELETE FROM gateway.audit_entry WHERE position > ${all - 10}`);
    expect(await verify()).toMatchObject({ intact: false, broken: { position: all - 9 } });
    await withoutTriggers(
      `INSERT INTO gateway.audit_entry SELECT * FROM was WHERE position > ${all - 10}; DROP TABLE was`,
    );
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('shows that it was made anew to whoever noted its head before', async () => {
    const { head } = await verify();
    expect(await verify(`?head=${head}`)).toMatchObject({ intact: true });
    expect(await verify(`?head=${'0'.repeat(64)}`)).toMatchObject({ intact: false, broken: { why: /made anew/ } });
  });

  it('can be exported as CSV and as lines of JSON, page after page', async () => {
    const csv = await gateway.byToken('/api/gateway/audit/export?service=ingestion');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await csv.text()).split('\r\n')).toHaveLength(1 + 1_200 + 1);
    const lines = await (await gateway.byToken('/api/gateway/audit/export?service=ingestion&format=ndjson')).text();
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).position),
    ).toHaveLength(1_200);
  });

  it('goes on page by page without losing or repeating an entry', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<AuditEntryView> = await json(
        `/api/gateway/audit?service=ingestion&limit=200${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ position }) => position));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(1_200);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });
});
