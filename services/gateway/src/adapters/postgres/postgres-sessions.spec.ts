import { Database, PostgresTransactions } from '@mirrorloop/messaging-postgres';
import { testDatabase, type TestDatabase } from '@mirrorloop/testing';
import { hashOf } from '../../domain/sessions/secret.js';
import { LINK_MS, LONGEST_MS, type SignedIn } from '../../domain/sessions/session.js';
import { AuditedChanges } from './audited-changes.js';
import { Access1764200000001 } from './migrations/1764200000001-access.js';
import { Gateway1764000000001 } from './migrations/1764000000001-gateway.js';
import { PeopleAtWork1764000000010 } from './migrations/1764000000010-people-at-work.js';
import { PostgresSessions } from './postgres-sessions.js';

const mara: SignedIn = { id: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e50', name: 'Mara Keller', timeZone: 'Europe/London' };
const now = new Date('2026-11-20T09:00:00Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);

let fresh: TestDatabase;
let database: Database;
let sessions: PostgresSessions;
beforeEach(async () => {
  fresh = await testDatabase();
  database = await Database.open({
    url: fresh.url,
    schema: 'gateway',
    migrations: [Gateway1764000000001, PeopleAtWork1764000000010, Access1764200000001],
  });
  sessions = new PostgresSessions(database, new AuditedChanges(new PostgresTransactions(database)));
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

describe('sessions in PostgreSQL', () => {
  it('begin with a link once, and remember who', async () => {
    await sessions.addLink(hashOf('link'), mara, later(LINK_MS));
    expect(await sessions.exchange(hashOf('link'), hashOf('one'), now)).toEqual(mara);
    expect(await sessions.exchange(hashOf('link'), hashOf('two'), now)).toBeUndefined();
    expect(await sessions.find(hashOf('one'))).toEqual({ who: mara, startedAt: now, usedAt: now, grants: [] });
    expect(await sessions.find(hashOf('two'))).toBeUndefined();
  });

  it('hold no secret that would let anybody in', async () => {
    await sessions.addLink(hashOf('the link'), mara, later(LINK_MS));
    await sessions.exchange(hashOf('the link'), hashOf('the session'), now);
    const [rows] = await database.query<{ xml: string }>(
      `SELECT schema_to_xml('gateway', true, false, '')::text AS xml`,
    );
    expect(rows!.xml).toContain(hashOf('the session'));
    expect(rows!.xml).not.toMatch(/the link|the session/);
  });

  it('note use forwards only, and end when told', async () => {
    await sessions.addLink(hashOf('link'), mara, later(LINK_MS));
    await sessions.exchange(hashOf('link'), hashOf('one'), now);
    await sessions.noteUse(hashOf('one'), later(5_000));
    await sessions.noteUse(hashOf('one'), later(1_000));
    expect((await sessions.find(hashOf('one')))!.usedAt).toEqual(later(5_000));
    await sessions.end(hashOf('one'));
    expect(await sessions.find(hashOf('one'))).toBeUndefined();
  });

  it('are forgotten with their links once nobody can use them, and not before', async () => {
    await sessions.addLink(hashOf('link'), mara, later(LINK_MS));
    await sessions.exchange(hashOf('link'), hashOf('one'), now);
    await sessions.addLink(hashOf('unused'), mara, later(LINK_MS));
    expect(await sessions.forgetEnded(later(LINK_MS - 1))).toBe(0);
    expect(await sessions.forgetEnded(later(LINK_MS))).toBe(2);
    expect(await sessions.forgetEnded(later(LONGEST_MS))).toBe(1);
  });
});
