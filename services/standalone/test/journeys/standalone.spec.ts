import fs from 'node:fs';
import { Client } from '../client.js';
import { freshFolder, Program } from '../program.js';
import { meetingJourney } from './meeting-journey.js';
import { mirrorJourney } from './mirror-journey.js';
import { pathJourney } from './path-journey.js';

describe('the standalone program', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;

  beforeAll(async () => {
    program = new Program(folder);
    client = new Client(await program.ready(), folder);
  });
  afterAll(async () => {
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  pathJourney(() => client);
  meetingJourney(() => client);
  mirrorJourney(() => client);
});
