import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { startService } from '@mirrorloop/messaging-nest';
import { SealAnew } from '../src/features/seal-anew/seal-anew.job.js';
import { Seal } from '@mirrorloop/kernel';
import { GatewayModule } from '../src/index.js';
import { cookieOf, PASSWORD, setPassword, submit } from './as.js';
import { fromOurPage, RunningGateway } from './running-gateway.js';
import { SECRET } from './upstream.js';

const NEW = randomBytes(32).toString('hex');
let gateway: RunningGateway;
let sql: pg.Client;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
  sql = new pg.Client(gateway.database.url);
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await gateway.close();
});

/** The same installation, started again with other secrets; services go on asking where they did. */
async function startAgain(secrets: { serviceSecret: string; serviceSecretAlso?: string }): Promise<void> {
  const { port } = new URL(gateway.url);
  await gateway.service.close();
  const { serviceSecretAlso: _, ...was } = gateway.config;
  gateway.config = { ...was, ...secrets, port: Number(port) };
  gateway.service = await startService('gateway', GatewayModule.register(gateway.config), gateway.config);
}
const account = async (cookie: string, method: string, body: object) =>
  (
    await gateway.fetch('/api/gateway/account/second-factor', {
      method,
      headers: fromOurPage(cookie),
      body: JSON.stringify(body),
    })
  ).json() as Promise<{ secret: string; offer: string }>;

describe('the installation’s secret (S27)', () => {
  const email = 'admin@shop.example';
  let cookie: string;
  let totp: TOTP;

  const code = () => totp.generate({ timestamp: gateway.clock.now().getTime() });
  const isIn = async () => (await gateway.fetch('/api/gateway/session', { headers: fromOurPage(cookie) })).status;
  const reachesAService = async () => (await gateway.byToken('/api/ingestion/sources')).status;
  const signsIn = async (): Promise<number> => {
    gateway.clock.advance(60_000);
    const page = await (await submit(gateway, { email, password: PASSWORD })).text();
    const pending = /name="pending" value="([^"]+)"/.exec(page)![1]!;
    return (await submit(gateway, { pending, code: code() }, { to: '/sign-in/code' })).status;
  };
  const kept = async () =>
    (await sql.query<{ totp: string }>('SELECT totp FROM gateway.account WHERE totp IS NOT NULL')).rows[0]!.totp;

  it('keeps a second factor and a signing key unread by whoever sees the database alone', async () => {
    cookie = await gateway.signIn();
    await setPassword(gateway, cookie, { email, password: PASSWORD });
    const { secret, offer } = await account(cookie, 'POST', { current: PASSWORD });
    totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await account(cookie, 'PUT', { offer, code: code() });
    expect(await signsIn()).toBe(200);
    const dump = await sql.query<{ xml: string }>(`SELECT schema_to_xml('gateway', true, false, '')::text AS xml`);
    for (const plain of [
      secret,
      PASSWORD,
      SECRET,
      '"d":',
      cookieOf(await submit(gateway, { email, password: 'x' })) || 'no cookie',
    ])
      expect(dump.rows[0]!.xml).not.toContain(plain);
  });

  it('is changed for another in three starts, through which nobody is signed out and no service refuses', async () => {
    const steps = [
      { serviceSecret: SECRET, serviceSecretAlso: NEW },
      { serviceSecret: NEW, serviceSecretAlso: SECRET },
      { serviceSecret: NEW },
    ];
    const under = new Seal({ serviceSecret: NEW }, 'second factors');
    for (const [at, secrets] of steps.entries()) {
      await startAgain(secrets);
      await gateway.service.app.get(SealAnew).run();
      expect([at, await isIn(), await signsIn(), (await reachesAService()) < 400]).toEqual([at, 200, 200, true]);
      expect((await kept()).startsWith(under.begins)).toBe(at > 0);
    }
  });

  it('opens nothing once it was left behind', async () => {
    expect(new Seal({ serviceSecret: SECRET }, 'second factors').open(await kept())).toBeUndefined();
    expect(new Seal({ serviceSecret: NEW }, 'another purpose').open(await kept())).toBeUndefined();
  });
});
