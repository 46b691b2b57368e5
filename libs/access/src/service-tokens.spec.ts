import { SignJWT } from 'jose';
import { ADMINISTRATES, type Caller, ServiceTokens } from './index.js';

const secret = 'a'.repeat(40);
const mara: Caller = { id: 'p1', name: 'Mara Keller', kind: 'person', grants: ADMINISTRATES };

describe('a service token', () => {
  const tokens = new ServiceTokens(secret);

  it('tells the service who asks', async () => {
    expect(await tokens.verify(await tokens.sign(mara, 'insight'), 'insight')).toEqual(mara);
  });
  it('is good for one service only', async () => {
    await expect(tokens.verify(await tokens.sign(mara, 'insight'), 'ingestion')).rejects.toThrow();
  });
  it('is refused under another secret, unsigned, or expired', async () => {
    await expect(
      new ServiceTokens('b'.repeat(40)).verify(await tokens.sign(mara, 'insight'), 'insight'),
    ).rejects.toThrow();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x","aud":"insight","iss":"mirrorloop-gateway"}').toString('base64url')}.`;
    await expect(tokens.verify(unsigned, 'insight')).rejects.toThrow();
    const old = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('mirrorloop-gateway')
      .setAudience('insight')
      .setExpirationTime(1)
      .sign(new TextEncoder().encode(secret));
    await expect(tokens.verify(old, 'insight')).rejects.toThrow();
  });
  it('needs a secret worth the name', () => {
    expect(() => new ServiceTokens('short')).toThrow('32 characters');
  });
});
