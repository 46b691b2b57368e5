import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { crashPoint as CrashPoint } from './crash-point.js';

describe('a crash point', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-crash-points-'));
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });
  afterAll(() => {
    kill.mockRestore();
    fs.rmSync(folder, { recursive: true });
  });

  const arm = (point: string, order: string) => fs.writeFileSync(path.join(folder, point), order);
  function crashPointWith(env: Record<string, string>): typeof CrashPoint {
    process.env = { ...before, ...env };
    let loaded: { crashPoint: typeof CrashPoint };
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- each process reads its environment once
    jest.isolateModules(() => (loaded = require('./crash-point.js')));
    return loaded!.crashPoint;
  }

  it('kills the process when its turn has come, once', () => {
    const crashPoint = crashPointWith({ MIRRORLOOP_CRASH_POINTS: folder });
    arm('ingestion.after-insert', 'SIGKILL 2');
    crashPoint('ingestion.after-insert');
    expect(kill).not.toHaveBeenCalled();
    crashPoint('ingestion', 'after-insert');
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
    crashPoint('ingestion.after-insert');
    expect(kill).toHaveBeenCalledTimes(1);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['that was told of no folder', {}],
    ['in production, whatever it is told', { NODE_ENV: 'production', MIRRORLOOP_CRASH_POINTS: folder }],
  ])('does nothing in a process %s', (_, env: Record<string, string>) => {
    arm('ingestion.after-insert', 'SIGKILL 1');
    crashPointWith(env)('ingestion.after-insert');
    expect(kill).not.toHaveBeenCalled();
    expect(fs.readdirSync(folder)).toEqual(['ingestion.after-insert']);
  });
});
