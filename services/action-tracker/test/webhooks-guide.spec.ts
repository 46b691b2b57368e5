import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { WAITS_MS } from '@mirrorloop/mailing';
import { eventually } from '@mirrorloop/testing';
import { messageFor } from '../src/adapters/outbound/channel-messages.js';
import { english } from '../src/adapters/outbound/words/english.js';
import { Speech } from '../src/adapters/outbound/words/speech.js';
import type { Channel } from '../src/domain/channel.js';
import type { NoticeToSend } from '../src/features/deliver-notices/deliveries.js';

const guide = fs.readFileSync(path.join(__dirname, '../../../docs/guides/webhooks.md'), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide)![1]!;

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e90';
const channel: Channel = {
  channelId: 'c',
  kind: 'webhook',
  name: 'Desk',
  url: 'https://desk.example',
  secrets: [SECRET],
};
const actionId = '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e40';
const escalated: NoticeToSend = {
  ...{ kind: 'escalated', actionId, caseId: null, meetingId: null, title: 'Delivery surge, web shop' },
  ...{ owner: 'Mara Keller', ownerId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50', ownerName: 'Mara Keller' },
  ...{ deadline: new Date('2026-12-01T18:00:00Z'), at: new Date('2026-12-04T09:00:00Z'), to: 'Jonas Weber', times: 2 },
  cost: {
    ...{ amount: 33_436.8, low: 28_900.4, high: 38_410.2, unit: 'EUR', weeks: 2, rate: 16_718.4, currency: 'EUR' },
    basis: '2 weeks of waiting at 16718.4 EUR a week',
  },
  ...{ reason: 'overdue', since: new Date('2026-12-01T18:00:00Z'), minutes: null, text: null, calendar: null },
};
const message = (kind: NoticeToSend['kind'], at: Date) =>
  messageFor(
    channel,
    ID,
    { ...escalated, kind },
    at,
    new Speech('en', 'UTC'),
    `https://mirror.example/actions/${actionId}`,
  );

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

describe('the guide to webhooks', () => {
  it('shows a call as it is sent', () => {
    const [head = '', body = ''] = block('http').split('\n\n');
    const { body: sent, headers } = message('escalated', new Date('2026-12-04T09:00:05Z'));
    const shown = head.split('\n').map((line) => line.split(': '));
    expect(Object.fromEntries(shown.filter(([name]) => name!.startsWith('webhook-')))).toEqual(headers);
    expect(JSON.parse(body)).toEqual(JSON.parse(sent));
    for (const field of Object.keys(JSON.parse(sent).data)) expect(guide).toContain(`\`${field}\``);
  });

  it('names every type there is, and every wait between tries', () => {
    for (const kind of Object.keys(english.what)) {
      const { type } = JSON.parse(message(kind as NoticeToSend['kind'], new Date()).body);
      expect(guide).toContain(`\`${type}\``);
    }
    const inWords = (ms: number) =>
      ms < 60_000 ? `${ms / 1_000} s` : ms < 3_600_000 ? `${ms / 60_000} min` : hours(ms);
    const hours = (ms: number) => `${ms / 3_600_000} h`;
    const waits = WAITS_MS.map(inWords);
    expect(guide).toContain(`after ${waits.slice(0, -1).join(', ')} and ${waits.at(-1)}`);
  });

  describe('has a receiver that', () => {
    let receiver: ChildProcess;
    let folder: string;
    let said = '';
    let port: number;
    const post = async (body: string, headers: Record<string, string>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/mirrorloop`, { method: 'POST', body, headers })).status;
    beforeAll(async () => {
      port = await freePort();
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'receiver-'));
      const file = path.join(folder, 'receiver.mjs');
      fs.writeFileSync(file, block('js'));
      const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: SECRET, PORT: String(port) };
      receiver = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      receiver.stdout!.on('data', (text: Buffer) => (said += text.toString()));
      const listens = () => fetch(`http://127.0.0.1:${port}`).then(Boolean, () => false);
      await eventually(listens, { missing: 'the receiver' });
    });
    afterAll(() => {
      receiver?.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    it('takes what is genuine, once however often it comes, and nothing else', async () => {
      const { body, headers } = message('escalated', new Date());
      expect([await post(body, headers), await post(body, headers)]).toEqual([204, 204]);
      const told = `action.escalated Delivery surge, web shop https://mirror.example/actions/${actionId}\n`;
      await eventually(() => said.includes('\n'), { missing: 'what it was told' });
      expect(said).toBe(told);
      expect(await post(body.replace('Mara', 'Nora'), headers)).toBe(401);
      expect(await post(body, { ...headers, 'webhook-id': 'another' })).toBe(401);
      expect(await post(body, {})).toBe(401);
      const old = message('escalated', new Date(Date.now() - 301_000));
      expect(await post(old.body, old.headers)).toBe(401);
      expect(said).toBe(told);
    });
  });
});
