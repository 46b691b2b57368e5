import fs from 'node:fs';
import { MailServer } from '@mirrorloop/testing';
import { Client } from '../client.js';
import { MovedClock } from '../moved-clock.js';
import { freshFolder, Program } from '../program.js';
import { actionsJourney } from './actions-journey.js';
import { meetingJourney } from './meeting-journey.js';
import { invitationJourney } from './invitation-journey.js';
import { mirrorJourney } from './mirror-journey.js';
import { pathJourney } from './path-journey.js';

describe('the standalone program', () => {
  const folder = freshFolder();
  const clock = new MovedClock(folder);
  let program: Program;
  let client: Client;
  let mail: MailServer;

  beforeAll(async () => {
    mail = await MailServer.start();
    await start();
  });
  const start = async () => {
    program = new Program(folder, { env: { SMTP_URL: mail.url, ...clock.env } });
    client = new Client(await program.ready(), folder);
  };
  const restart = async () => {
    expect(await program.stop()).toBe(0);
    await start();
  };
  afterAll(async () => {
    await program.stop();
    await mail.stop();
    fs.rmSync(folder, { recursive: true });
  });

  pathJourney(() => client);
  meetingJourney(() => client);
  mirrorJourney(() => client);
  invitationJourney(
    () => client,
    () => mail,
  );
  actionsJourney(
    () => client,
    () => mail,
    () => clock,
    restart,
  );
});
