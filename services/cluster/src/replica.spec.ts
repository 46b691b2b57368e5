import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '@mirrorloop/testing';
import { fixedPorts } from './ports.js';
import { Replica } from './replica.js';

const WELL = `require('node:http').createServer((_, answer) => answer.end('{}')).listen(Number(process.env.PORT), '127.0.0.1')`;

describe('a replica', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-replica-'));
  const said: string[] = [];
  let replica: Replica;
  const start = async (code: string): Promise<void> => {
    const program = path.join(folder, 'program.cjs');
    fs.writeFileSync(program, code);
    const [port] = await fixedPorts(1);
    const options = { name: 'insight-1', program, port: port!, env: process.env, logFile: `${program}.log` };
    replica = new Replica({ ...options, say: (line) => said.push(line) });
    replica.start();
  };
  afterEach(() => replica.stop());
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('that is killed is reported and comes again on the same address', async () => {
    await start(WELL);
    await replica.ready();
    const [first, url] = [replica.pid, replica.url];
    replica.kill('SIGKILL');
    await eventually(() => replica.pid !== undefined && replica.pid !== first, { missing: 'another process' });
    await replica.ready();
    expect(replica.url).toBe(url);
    expect(said).toEqual(['insight-1 ended (SIGKILL); it is started again in 0.2 s.']);
  });

  it('that is killed again and again is no program that can’t start', async () => {
    await start(WELL);
    for (let kill = 0; kill < 7; kill += 1) {
      await replica.ready();
      replica.kill('SIGKILL');
      await eventually(() => replica.pid === undefined, { missing: 'its end' });
    }
    await replica.ready();
  }, 30_000);

  it('that is told to stop stays away until it is started again', async () => {
    await start(WELL);
    await replica.ready();
    await replica.stop();
    expect([replica.pid, await replica.isReady()]).toEqual([undefined, false]);
    await replica.restart();
    expect(await replica.isReady()).toBe(true);
  });

  it('that becomes another program keeps its address', async () => {
    await start(WELL);
    await replica.ready();
    const url = replica.url;
    const newer = path.join(folder, 'newer.cjs');
    fs.writeFileSync(newer, WELL.replace("'{}'", "'newer'"));
    await replica.become(newer);
    expect(await (await fetch(url)).text()).toBe('newer');
  });

  it('that ends whenever it starts is given up with its own words', async () => {
    await start(`console.error("Can't start: DATABASE_URL is not set"); process.exit(1)`);
    await expect(replica.ready()).rejects.toThrow(
      "insight-1 ends whenever it starts: Can't start: DATABASE_URL is not set",
    );
  });
});
