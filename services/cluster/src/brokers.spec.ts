import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrokers } from './brokers.js';

describe('the brokers of a data folder', () => {
  it('stay as many as it was begun with, so that nothing unsettled is left in the others', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-brokers-'));
    fs.mkdirSync(path.join(folder, 'kafka-1'));
    await expect(openBrokers(folder, 3)).rejects.toThrow('was begun with --brokers 1');
    fs.rmSync(folder, { recursive: true });
  });
});
