import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { type Compose, composeText, drawnFor } from '../src/compose.js';
import { root } from '../src/repository.js';

const enough: Readonly<Record<string, string>> = { ...drawnFor(composeText()), ORGANISATION: 'Hollin & Reed' };
const commands = [['docker-compose'], ['docker', 'compose']];
const found = commands.find(([command, ...args]) => spawnSync(command!, [...args, 'version']).status === 0);
/** In the place of the .env of whoever runs the test. */
const nothing = path.join(mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-compose-')), 'empty.env');
beforeAll(() => writeFileSync(nothing, ''));
afterAll(() => rmSync(path.dirname(nothing), { recursive: true }));
const config = (env: Readonly<Record<string, string>>) => {
  const [command, ...args] = found!;
  return spawnSync(command!, [...args, '--env-file', nothing, '--file', 'docker-compose.yml', 'config'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    encoding: 'utf8',
  });
};

/** Where docker-compose is; what else we hold of the file is checked everywhere. */
(found ? describe : describe.skip)('docker-compose', () => {
  it('takes the file once the secrets are there, and puts them where they belong', () => {
    const { status, stdout, stderr } = config({ ...enough, INSIGHT_REPLICAS: '3' });
    expect([status, stderr]).toEqual([0, '']);
    const { services } = parse(stdout) as Compose;
    expect(services['gateway']!.environment).toMatchObject({
      GATEWAY_TOKEN: enough['GATEWAY_TOKEN'],
      ORGANISATION: 'Hollin & Reed',
    });
    expect(services['insight']!.environment).not.toHaveProperty('GATEWAY_TOKEN');
    expect(services['insight']!.environment).not.toHaveProperty('POSTGRES_PASSWORD');
    expect(services['insight']!.environment).toMatchObject({ KAFKA_SASL_PASSWORD: enough['INSIGHT_KAFKA_PASSWORD'] });
    expect(services['kafka']!.environment!['KAFKA_LISTENER_NAME_BROKER_PLAIN_SASL_JAAS_CONFIG']).toContain(
      `user_broker="${enough['KAFKA_BROKER_PASSWORD']}"`,
    );
    expect(JSON.stringify(services['insight'])).not.toContain(enough['KAFKA_BROKER_PASSWORD']);
    expect(services['insight']!.deploy!.replicas).toBe(3);
  });

  it.each(Object.keys(enough))('refuses to start without %s, and says what it is', (name) => {
    const { status, stderr } = config({ ...enough, [name]: '' });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`${name} is not set. It `);
  });
});
