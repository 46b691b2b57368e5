import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type EventOf, type Page, type ParkedMessage, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { LEAVING } from '@mirrorloop/http';
import { Rejected } from '@mirrorloop/kernel';
import { type BatchHandler, decided, Handles, Log, published, type Transaction } from '@mirrorloop/messaging';
import { ADMINISTRATES, OneKeyPair } from '@mirrorloop/access';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { eventually, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { Injectable, Module } from '@nestjs/common';
import { type RunningService, type ServiceConfig, ServiceModule, startService } from '../src/index.js';

type Person = EventOf<typeof PersonChanged>;

class Names1764000000001 {
  up = (runner: { query(sql: string): Promise<unknown> }) =>
    runner.query('CREATE TABLE name (person uuid PRIMARY KEY, name text NOT NULL)');
  down = async () => undefined;
}

/** What a handler waits for in the middle of a batch, and that one does. */
let [held, holds] = [Promise.resolve(), false];

@Injectable()
@Handles(PersonChanged, { group: 'gateway.remember-names' })
class RememberNames implements BatchHandler<typeof PersonChanged, Map<string, string>> {
  load = async () => new Map<string, string>();
  decide(names: Map<string, string>, { data }: Person) {
    if (data.name === 'Nobody') throw new Rejected('nobody has no name');
    return decided(
      new Map(names).set(data.personId, data.name),
      TeamChanged.of({ teamId: data.teamId, name: `team of ${data.name}`, managerId: null }),
    );
  }
  async save(names: Map<string, string>, tx: Transaction) {
    holds = true;
    await held;
    await sqlOf(tx).query('INSERT INTO name SELECT * FROM unnest($1::uuid[], $2::text[])', [
      [...names.keys()],
      [...names.values()],
    ]);
  }
}

@Module({})
class GreeterModule {
  static register(config: ServiceConfig) {
    const imports = [ServiceModule.register({ name: 'gateway', config, migrations: [Names1764000000001] })];
    return { module: GreeterModule, imports, providers: [RememberNames] };
  }
}

describe('a service', () => {
  const gateway = new OneKeyPair();
  const serviceSecret = randomBytes(32).toString('hex');
  let database: TestDatabase;
  let service: RunningService;
  const config = (): ServiceConfig => ({
    databaseUrl: database.url,
    log: 'postgres',
    kafkaBrokers: [],
    host: '127.0.0.1',
    port: 0,
    serviceSecret,
    gatewayKeys: gateway.gatewayKeys,
    quiet: true,
  });
  const start = () => startService('gateway', GreeterModule.register(config()), config());
  const ask = async (path: string, init: RequestInit = {}) => {
    const authorization = `Bearer ${await gateway.sign({ id: 'p', name: 'P', kind: 'person', grants: ADMINISTRATES }, 'gateway')}`;
    return fetch(service.url + path, { ...init, headers: { authorization } });
  };
  const say = (name: string, personId: string) =>
    service.app
      .get(Log)
      .append(
        published(
          'gateway.test',
          { id: `cause-${name}`, correlationId: 'c' },
          [PersonChanged.of(PersonChanged.example({ name, personId }))],
          new Date(),
        ),
      );
  const names = () => service.app.get(Database).query<{ name: string }>('SELECT name FROM name ORDER BY name');

  beforeAll(async () => {
    database = await testDatabase();
    service = await start();
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  const first = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e01';
  const second = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e02';

  it('handles what it hears and publishes what follows from it', async () => {
    await say('Mara', first);
    await eventually(async () => (await names()).length > 0, { missing: 'the name' });
    expect(await names()).toEqual([{ name: 'Mara' }]);
    const published = () =>
      service.app.get(Database).query('SELECT data FROM log.entry WHERE type = $1', [TeamChanged.type]);
    await eventually(async () => (await published()).length === 1, { missing: 'the published event' });
  });

  it('lists what it parked, and replays it corrected', async () => {
    await say('Nobody', second);
    const first = async () => ((await (await ask('/api/gateway/parked')).json()) as Page<ParkedMessage>).items[0];
    const parked = await eventually(first, { missing: 'the parked message' });
    expect(parked).toMatchObject({ reason: 'rejected', error: 'nobody has no name', group: 'gateway.remember-names' });
    const data = { ...(JSON.parse(parked.payload) as object), name: 'Noah' };
    const replayed = await ask(`/api/gateway/parked/${parked.id}/replay`, {
      method: 'POST',
      body: JSON.stringify({ data }),
    });
    expect(await replayed.json()).toEqual({ outcome: 'handled' });
    expect(await names()).toEqual([{ name: 'Mara' }, { name: 'Noah' }]);
    expect(await (await ask('/api/gateway/parked')).json()).toMatchObject({ items: [], total: 0 });
  });

  it('refuses everybody the gateway does not speak for, but tells all whether it is ready', async () => {
    expect((await fetch(`${service.url}/api/gateway/parked`)).status).toBe(401);
    const open = await fetch(`${service.url}/health/ready`);
    expect([open.status, await open.json()]).toEqual([200, { status: 'ok' }]);
    expect(await (await ask('/health/ready')).json()).toMatchObject({
      details: { database: { status: 'up' }, consumers: { status: 'up' } },
    });
  });

  it('stops though somebody never finishes what he sends', async () => {
    const { hostname, port } = new URL(service.url);
    const half = connect(Number(port), hostname);
    half.on('error', () => undefined);
    await once(half, 'connect');
    half.write(
      'POST /api/gateway/parked/1/replay HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n{',
    );
    await once(half, 'data');
    await service.close();
    half.destroy();
    service = await start();
  });

  it('answers while its consumers finish, and is ready no more: who stands before it sends elsewhere', async () => {
    const before = (await names()).length;
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    [held, holds] = [finished, false];
    await say('Ada', '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e04');
    await eventually(() => holds, { missing: 'a message in hand' });
    const stopped = service.close();
    const ready = await eventually(
      async () => {
        const { status } = await fetch(`${service.url}/health/ready`);
        return status === 503 && status;
      },
      { missing: 'that it is ready no more' },
    );
    const live = await fetch(`${service.url}/health/live`);
    finish();
    await stopped;
    service = await start();
    expect([ready, live.status, live.headers.get(LEAVING)]).toEqual([503, 200, 'true']);
    expect((await names()).length).toBe(before + 1);
  });

  it('goes on where it stopped', async () => {
    await service.close();
    service = await start();
    await say('Zoe', '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e03');
    await eventually(async () => (await names()).length === 4, { missing: 'the fourth name' });
  });
});
