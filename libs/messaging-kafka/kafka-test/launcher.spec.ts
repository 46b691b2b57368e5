import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from './support.js';

const LAUNCHER = path.resolve(__dirname, '../../../infra/kafka/start-kafka.mjs');
const { KAFKA_BROKERS: _given, ...environment } = process.env;

/** What a process of its own says that starts a broker and then lives on. */
const script = (then: string) =>
  `import(${JSON.stringify(LAUNCHER)}).then((m) => m.startKafka()).then(${then}, (e) => console.log(e.message))`;

describe('The launcher of a real broker', () => {
  it('says in one plain sentence what to install or set when it can neither start a broker nor find one', () => {
    const bin = mkdtempSync(path.join(tmpdir(), 'only-node-'));
    symlinkSync(process.execPath, path.join(bin, 'node'));
    const { stdout } = spawnSync(process.execPath, ['-e', script('() => {}')], {
      env: { ...environment, PATH: bin },
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe(
      'Kafka tests need a real broker: install Java 17 and Maven, or set KAFKA_BROKERS to brokers that run.',
    );
  });

  it('takes its broker and its folder along when its process is killed', async () => {
    const temp = mkdtempSync(path.join(tmpdir(), 'launcher-'));
    const say = '(k) => { console.log(JSON.stringify([k.brokers[0], k.folder])); setInterval(() => {}, 1000); }';
    const child = spawn(process.execPath, ['-e', script(say)], { env: { ...environment, TMPDIR: temp } });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    await eventually(
      'the address of a broker',
      () => said.endsWith(']\n'),
      80_000,
      () => said,
    );
    const [address, folder] = JSON.parse(said) as [string, string];
    expect(folder.startsWith(temp) && existsSync(folder) && (await listens(address))).toBe(true);
    child.kill('SIGKILL');
    await eventually('the broker to end', async () => !(await listens(address)));
    await eventually('its folder to go', () => !existsSync(folder));
  });
});

const listens = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port: Number(address.split(':')[1]) });
    socket.once('connect', () => resolve(!!socket.destroy()));
    socket.once('error', () => resolve(false));
  });
