import net from 'node:net';
import { HttpSender } from '../src/adapters/outbound/http-sender.js';
import { OutboundPolicy, type Resolve } from '../src/adapters/outbound/outbound-policy.js';

/** Every way that is known to write an address inside; `PORT` is where the canary listens. */
const INSIDE = [
  'https://127.0.0.1:PORT/',
  'https://127.0.0.2:PORT/',
  'https://127.1:PORT/',
  'https://127.255.255.254:PORT/',
  'https://2130706433:PORT/',
  'https://0x7f000001:PORT/',
  'https://0x7f.0.0.1:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://017700000001:PORT/',
  'https://0:PORT/',
  'https://0.0.0.0:PORT/',
  'https://0.1.2.3:PORT/',
  'https://[::1]:PORT/',
  'https://[0:0:0:0:0:0:0:1]:PORT/',
  'https://[::]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://[::ffff:7f00:1]:PORT/',
  'https://[::ffff:10.0.0.1]:PORT/',
  'https://[::127.0.0.1]:PORT/',
  'https://[64:ff9b::7f00:1]:PORT/',
  'https://[64:ff9b::10.0.0.1]:PORT/',
  'https://[2002:7f00:1::]:PORT/',
  'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]:PORT/',
  'https://[fe80::1]:PORT/',
  'https://[fe80::1%25eth0]:PORT/',
  'https://[fe80::1%eth0]:PORT/',
  'https://[fc00::1]:PORT/',
  'https://[fd12:3456::1]:PORT/',
  'https://[ff02::1]:PORT/',
  'https://[2001:db8::1]:PORT/',
  'https://169.254.169.254/latest/meta-data/',
  'https://169.254.169.254:PORT/',
  'https://2852039166:PORT/',
  'https://10.0.0.1:PORT/',
  'https://10.255.255.255:PORT/',
  'https://172.16.0.1:PORT/',
  'https://172.31.255.255:PORT/',
  'https://192.168.0.1:PORT/',
  'https://192.168.255.1:PORT/',
  'https://100.64.0.1:PORT/',
  'https://100.100.100.200:PORT/',
  'https://192.0.0.192:PORT/',
  'https://192.0.2.1:PORT/',
  'https://198.18.0.1:PORT/',
  'https://224.0.0.1:PORT/',
  'https://240.0.0.1:PORT/',
  'https://255.255.255.255:PORT/',
  'https://①②⑦.⓪.⓪.①:PORT/',
  'https://127。0。0。1:PORT/',
  'https://127.0.0.1.:PORT/',
  'https://user:secret@127.0.0.1:PORT/',
  'https://example.com@127.0.0.1:PORT/',
  'https://user@example.com/',
  'http://127.0.0.1:PORT/',
  'http://example.com/',
  'http://[::1]:PORT/',
  'file:///etc/passwd',
  'file://127.0.0.1:PORT/etc/passwd',
  'gopher://127.0.0.1:PORT/_',
  'ftp://127.0.0.1:PORT/',
  'unix:///var/run/docker.sock',
  'http://unix:/var/run/docker.sock:/info',
  'data:application/json,{}',
  'javascript:fetch("https://127.0.0.1")',
  'ws://127.0.0.1:PORT/',
  '//127.0.0.1:PORT/',
  '127.0.0.1:PORT',
  'https://',
  '',
];
/** Names that lead inside, or lead there too, or only there once they have been looked at. */
const NAMES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['localhost.example', [['127.0.0.1']]],
  ['metadata.example', [['169.254.169.254']]],
  ['intranet.example', [['10.1.2.3']]],
  ['six.example', [['::1']]],
  ['mapped.example', [['::ffff:127.0.0.1']]],
  ['both.example', [['93.184.216.34', '127.0.0.1']]],
  ['nowhere.example', [[]]],
  ['rebinding.example', [['127.0.0.1'], ['93.184.216.34'], ['127.0.0.1']]],
];

describe('an address that somebody enters (S14)', () => {
  let reached = 0;
  let port: number;
  const canary = net.createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  beforeAll(async () => {
    await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
    port = (canary.address() as net.AddressInfo).port;
  });
  afterAll(() => new Promise((done) => canary.close(done)));

  const sends = async (url: string, policy: OutboundPolicy) => {
    const sender = new HttpSender(policy, 2_000);
    const answer = await sender.post(url, '{}', {});
    await sender.onModuleDestroy();
    return answer;
  };

  it.each(INSIDE)('never leads inside: %s', async (said) => {
    const nothing: Resolve = (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
    const answer = await sends(said.replace('PORT', String(port)), new OutboundPolicy(false, nothing));
    expect(answer.kind).toBe('failed');
    expect(reached).toBe(0);
  });

  it.each(NAMES)('never leads inside by a name: %s', async (name, answers) => {
    let asked = 0;
    const resolve: Resolve = (_name, _options, found) => {
      const addresses = answers[Math.min(asked++, answers.length - 1)]!;
      found(
        null,
        addresses.map((address) => ({ address, family: net.isIP(address) })),
      );
    };
    const policy = new OutboundPolicy(false, resolve);
    expect(await sends(`https://${name}:${port}/`, policy)).toEqual({
      kind: 'failed',
      why: expect.stringContaining('leads inside a network'),
    });
    expect(reached).toBe(0);
  });

  it('is told from the canary: without the guard it would be reached', async () => {
    await sends(`http://127.0.0.1:${port}/`, new OutboundPolicy(true));
    expect(reached).toBe(1);
    reached = 0;
  });

  it('may be any on the public internet', () => {
    const policy = new OutboundPolicy();
    for (const url of [
      'https://hooks.slack.com/services/T/B/x',
      'https://93.184.216.34/',
      'https://[2606:2800:220:1::1]/',
    ])
      expect(policy.wrong(url)).toBeUndefined();
  });
});
