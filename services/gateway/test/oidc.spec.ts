import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { MemberView, Page } from '@mirrorloop/contracts';
import { cookieOf } from './as.js';
import { fromOurPage, RunningGateway } from './running-gateway.js';

let provider: ChildProcess;
let gateway: RunningGateway;
beforeAll(async () => {
  provider = fork(path.join(__dirname, 'oidc-provider.mjs'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [{ port }] = (await once(provider, 'message')) as [{ port: number }];
  const oidc = { issuer: `http://127.0.0.1:${port}`, clientId: 'mirrorloop', groupsClaim: 'groups' };
  gateway = await new RunningGateway({ oidc: { ...oidc, clientSecret: 'a client secret of the test' } }).start();
  provider.send({ redirectUri: new URL('/sign-in/oidc/back', gateway.url).href });
  await once(provider, 'message');
  const people =
    'name,email,title,team,manager_email,time_zone\nMara Keller,mara@shop.example,Head,Customer Service,,UTC\n';
  await gateway.byToken('/api/gateway/people/import', { method: 'POST', body: people });
});
afterAll(async () => {
  await gateway.close();
  provider.disconnect();
});

describe('sign-in with the organisation’s account', () => {
  it('is offered on the sign-in page', async () => {
    expect(await (await gateway.fetch('/sign-in')).text()).toContain('href="/sign-in/oidc"');
  });

  it('lets in one who works here, by the address the provider confirms', async () => {
    const { response } = await walk('mara');
    expect(response.status).toBe(200);
    expect(await whoIs(response)).toMatchObject({ name: 'Mara Keller' });
  });

  it('lets in whom the roster doesn’t know into the team that their group names', async () => {
    const { response } = await walk('nils');
    expect(await whoIs(response)).toMatchObject({ name: 'Nils Ohm' });
    const { items } = (await (await gateway.byToken('/api/gateway/access')).json()) as Page<MemberView>;
    expect(items.find(({ email }) => email === 'nils@shop.example')).toMatchObject({ team: 'Night Shift' });
  });

  it('keeps out who has no group and is nobody here, and whose address isn’t confirmed', async () => {
    for (const who of ['lone', 'sham']) {
      const { response } = await walk(who);
      expect([who, response.status, sessionIn(response)]).toEqual([who, 401, '']);
    }
  });

  it('takes an answer once, from the browser it was meant for, and with the state it set out with', async () => {
    const { back, errand } = await walk('mara', { stopAtBack: true });
    const come = (url: string, cookie: string) => gateway.fetch(url, { headers: { cookie } });
    const forged = new URL(back);
    forged.searchParams.set('state', 'another');
    expect((await come(back, '')).status).toBe(401);
    expect((await come(forged.href, errand)).status).toBe(401);
    expect((await come(back, errand)).status).toBe(200);
    const again = await come(back, errand);
    expect([again.status, sessionIn(again)]).toEqual([401, '']);
  });
});

const sessionIn = (response: Response): string =>
  response.headers.getSetCookie().find((cookie) => /^mirrorloop=./.test(cookie)) ?? '';

async function whoIs(response: Response): Promise<unknown> {
  const cookie = sessionIn(response).split(';')[0]!;
  return (await gateway.fetch('/api/gateway/session', { headers: fromOurPage(cookie) })).json();
}

/** What a browser does from our page to the provider's, through its forms, and back. */
async function walk(
  login: string,
  { stopAtBack = false } = {},
): Promise<{ response: Response; back: string; errand: string }> {
  const begun = await gateway.fetch('/sign-in/oidc');
  const errand = cookieOf(begun);
  const jar = new Map<string, string>();
  let at = new URL(begun.headers.get('location')!);
  let response = await step(at, jar);
  for (let steps = 0; steps < 12; steps += 1) {
    const to = response.headers.get('location');
    if (to) {
      at = new URL(to, at);
      if (at.origin === new URL(gateway.url).origin) break;
      response = await step(at, jar);
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    at = new URL(/action="([^"]+)"/.exec(page)![1]!, at);
    response = await step(at, jar, new URLSearchParams({ prompt: prompt!, login, password: 'any' }));
  }
  if (!stopAtBack) response = await gateway.fetch(at.href, { headers: { cookie: errand } });
  return { response, back: at.href, errand };
}

async function step(at: URL, jar: Map<string, string>, body?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(at, {
    redirect: 'manual',
    headers: { cookie },
    ...(body ? { method: 'POST', body } : {}),
  });
  for (const set of response.headers.getSetCookie()) {
    const [name, value] = set.split(';')[0]!.split(/=(.*)/s) as [string, string];
    jar.set(name, value);
  }
  return response;
}
