import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Unavailable } from '@mirrorloop/kernel';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import { ADMINISTRATES, type Caller, type KeptKey, newKeyPair, OneKeyPair, ServiceTokens } from './index.js';

const mara: Caller = { id: 'p1', name: 'Mara Keller', kind: 'person', grants: ADMINISTRATES };
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  sub: 'p1',
  name: 'Mara Keller',
  kind: 'person',
  grants: ADMINISTRATES,
  iss: 'mirrorloop-gateway',
  aud: 'insight',
  iat: now(),
  exp: now() + 60,
});

describe('a token for a service', () => {
  const gateway = new OneKeyPair();
  const service = new ServiceTokens(gateway.gatewayKeys);

  it('tells the service who asks, and what they hold', async () => {
    expect(await service.verify(await gateway.sign(mara, 'insight'), 'insight')).toEqual(mara);
  });

  it('can’t be checked while the keys can’t be had, and then lets nobody in', async () => {
    const away = new ServiceTokens(() => Promise.reject(new Error('refused')));
    await expect(away.verify(await gateway.sign(mara, 'insight'), 'insight')).rejects.toThrow(Unavailable);
    await expect(new ServiceTokens(undefined).verify(await gateway.sign(mara, 'insight'), 'insight')).rejects.toThrow();
  });

  it('holds under a key the service has not seen before, and no longer once its key is withdrawn', async () => {
    const [first, second] = [new OneKeyPair(), new OneKeyPair()];
    let published = [first];
    let asked = 0;
    const keys = async () => {
      asked += 1;
      return { keys: (await Promise.all(published.map((pair) => pair.gatewayKeys()))).flatMap((set) => set.keys) };
    };
    const tokens = new ServiceTokens(keys);
    await tokens.verify(await first.sign(mara, 'insight'), 'insight');
    published = [second];
    await tokens.verify(await second.sign(mara, 'insight'), 'insight');
    await expect(tokens.verify(await first.sign(mara, 'insight'), 'insight')).rejects.toThrow();
    const before = asked;
    const madeUp = Array.from({ length: 50 }, async () => new OneKeyPair().sign(mara, 'insight'));
    await Promise.allSettled(madeUp.map(async (token) => tokens.verify(await token, 'insight')));
    expect(asked - before).toBeLessThanOrEqual(2);
  });
});

/** Each of them is refused: the way it is wrong, and the token. */
async function forgeries({ kid, publicKey, privateKey }: KeptKey): Promise<[string, string][]> {
  const key = await importJWK(privateKey, 'ES256');
  const header = { alg: 'ES256', kid };
  const other = await newKeyPair();
  const otherKey = await importJWK(other.privateKey, 'ES256');
  const sign = (over: object = {}, head: object = {}, by: Parameters<SignJWT['sign']>[0] = key) =>
    new SignJWT({ ...claims(), ...over }).setProtectedHeader({ ...header, ...head } as never).sign(by);
  const good = await sign();
  const [head, body, signature] = good.split('.') as [string, string, string];
  const pem = Buffer.from(await exportSPKI((await importJWK(publicKey, 'ES256', { extractable: true })) as never));
  const hmac = (secret: Uint8Array, alg = 'HS256') =>
    new SignJWT(claims()).setProtectedHeader({ alg, kid }).sign(secret);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const ed = generateKeyPairSync('ed25519').privateKey;
  const swap = (with_: object) => `${head}.${b64({ ...claims(), ...with_ })}.${signature}`;
  const many: [string, string | Promise<string>][] = [
    ['unsigned', `${b64({ alg: 'none', kid })}.${body}.`],
    ['unsigned in other letters', `${b64({ alg: 'nOnE', kid })}.${body}.`],
    ['unsigned with a signature', `${b64({ alg: 'none', kid })}.${body}.${signature}`],
    ['without an algorithm', `${b64({ kid })}.${body}.${signature}`],
    ['signed with the public key as a secret (PEM)', hmac(pem)],
    ['signed with the public key as a secret (JSON)', hmac(Buffer.from(JSON.stringify(publicKey)))],
    ['signed with the public point as a secret', hmac(Buffer.from(publicKey.x!, 'base64url'))],
    ['HS512', hmac(randomBytes(64), 'HS512')],
    ['RS256', sign({}, { alg: 'RS256' }, rsa)],
    ['PS256', sign({}, { alg: 'PS256' }, rsa)],
    ['ES384', sign({}, { alg: 'ES384' }, p384)],
    ['EdDSA', sign({}, { alg: 'EdDSA' }, ed)],
    ['signed by somebody else under our key’s name', sign({}, {}, otherKey)],
    ['signed by somebody else under their own', sign({}, { kid: other.kid }, otherKey)],
    ['bringing its key along (jwk)', sign({}, { kid: other.kid, jwk: other.publicKey }, otherKey)],
    ['bringing its key along under our key’s name', sign({}, { jwk: other.publicKey }, otherKey)],
    ['saying where its key is (jku)', sign({}, { kid: other.kid, jku: 'http://127.0.0.1:1/jwks' }, otherKey)],
    ['saying where its certificate is (x5u)', sign({}, { kid: other.kid, x5u: 'http://127.0.0.1:1/x' }, otherKey)],
    ['naming no key', `${b64({ alg: 'ES256' })}.${body}.${signature}`],
    ['naming a file as its key', sign({}, { kid: '../../dev/null' })],
    ['naming a property as its key', sign({}, { kid: '__proto__' })],
    ['with a demand nobody understands (crit)', `${b64({ ...header, crit: ['x'], x: 1 })}.${body}.${signature}`],
    ['expired', sign({ exp: now() - 1 })],
    ['without an end', sign({ exp: undefined })],
    ['not yet good', sign({ nbf: now() + 600 })],
    ['for another service', sign({ aud: 'ingestion' })],
    ['for nobody', sign({ aud: undefined })],
    ['from another issuer', sign({ iss: 'somebody' })],
    ['about nobody', sign({ sub: undefined })],
    ['with another name put in', swap({ name: 'Somebody else' })],
    ['with a longer life put in', swap({ exp: now() + 1e6 })],
    ['cut short', good.slice(0, -4)],
    ['without a signature', `${head}.${body}.`],
    ['twice over', `${good}.${signature}`],
    ['with a role that isn’t there', sign({ grants: [{ role: 'owner', scope: { of: 'organisation' } }] })],
    ['with nothing granted', sign({ grants: undefined })],
    ['empty', ''],
  ];
  return Promise.all(many.map(async ([what, token]) => [what, await token] as [string, string]));
}

describe('a forged token (S09)', () => {
  it('is refused, in whichever of these ways it is wrong', async () => {
    const pair = await newKeyPair();
    const tokens = new ServiceTokens(async () => ({ keys: [pair.publicKey] }));
    const all = await forgeries(pair);
    expect(all.length).toBeGreaterThanOrEqual(30);
    const accepted: string[] = [];
    for (const [what, token] of all)
      await tokens.verify(token, 'insight').then(
        () => accepted.push(what),
        () => {},
      );
    expect(accepted).toEqual([]);
  });
});
