import type { SourceView } from '@mirrorloop/contracts';
import { eventually } from '@mirrorloop/testing';
import { type Running, runIngestion } from './running.js';

/** As promised: a key that was taken back is refused within this, whatever was kept of it. */
const REFUSED_WITHIN_MS = 5_000;
const OVERLAP_MS = 2_000;

describe('the write keys of a source (S10)', () => {
  let it_: Running;
  beforeAll(async () => {
    it_ = await runIngestion();
  }, 60_000);
  afterAll(() => it_.close());

  const path = '/api/ingestion/sources';
  const connect = async (name: string) =>
    (await it_.call<SourceView>('POST', path, { body: JSON.stringify({ name, channel: 'web' }) })).body;
  const known = async (name: string) =>
    (await it_.list<SourceView>(path)).items.find((source) => source.name === name)!;
  const rotate = ({ id, version }: SourceView, overlapHours?: number) =>
    it_.call<SourceView & { detail?: string }>('POST', `${path}/${id}/keys`, {
      body: JSON.stringify({ version, overlapHours }),
    });
  const revoke = (id: string, keyId: string) => it_.call('DELETE', `${path}/${id}/keys/${keyId}`);
  let number = 0;
  const sends = async (key: string | undefined) =>
    (await it_.send('/v1/track', key, JSON.stringify({ event: 'Seen', userId: 'u', messageId: `key-${++number}` })))
      .status;
  const refused = (key: string) =>
    eventually(async () => (await sends(key)) === 401, {
      withinMs: REFUSED_WITHIN_MS,
      missing: 'the refusal of a key that no longer holds',
    });

  it('are told by how they begin, and never whole again', async () => {
    const { writeKey } = await connect('Till');
    const source = await known('Till');
    expect(source).not.toHaveProperty('writeKey');
    expect(source.keys).toEqual([
      { id: expect.any(String), prefix: writeKey!.slice(0, 9), madeAt: expect.any(String), endsAt: null },
    ]);
    expect(JSON.stringify(source)).not.toContain(writeKey!.slice(0, 12));
  });

  it('follow one another: the old one works until its end, the new one from now on, and no signal is refused', async () => {
    const source = await connect('Web shop');
    const { status, body } = await rotate(source, OVERLAP_MS / 3_600_000);
    expect(status).toBe(201);
    expect(body.keys).toMatchObject([{ endsAt: null }, { endsAt: expect.any(String) }]);
    const endsAt = Date.parse(body.keys[1]!.endsAt!);
    const wasTaken = await sends(source.writeKey);
    if (Date.now() < endsAt) expect(wasTaken).toBe(200);
    expect(await sends(body.writeKey)).toBe(200);
    await refused(source.writeKey!);
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt);
    expect(await sends(body.writeKey)).toBe(200);
    expect((await known('Web shop')).keys).toHaveLength(1);
  });

  it('hold for a day beside a new one where nothing else is said, and are never held longer by it', async () => {
    const source = await connect('Chat');
    const first = (await rotate(source)).body;
    const [, old] = first.keys;
    expect(Date.parse(old!.endsAt!) - Date.parse(first.keys[0]!.madeAt)).toBe(24 * 3_600_000);
    const second = (await rotate(first, 300)).body;
    expect(second.keys.find(({ id }) => id === old!.id)!.endsAt).toBe(old!.endsAt);
  });

  it('are refused within five seconds of being taken back, though they have just been used', async () => {
    const source = await connect('Phone');
    expect(await sends(source.writeKey)).toBe(200);
    const { keys } = await known('Phone');
    expect((await revoke(source.id, keys[0]!.id)).status).toBe(204);
    await refused(source.writeKey!);
    expect((await revoke(source.id, keys[0]!.id)).status).toBe(204);
    expect((await known('Phone')).keys).toEqual([]);
  });

  it('are not made twice by two who do it at a time: the second is told who was first', async () => {
    const source = await connect('Mail');
    const answers = await Promise.all([rotate(source), rotate(source)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect((await known('Mail')).keys).toHaveLength(2);
  });

  it('are another source’s business only there', async () => {
    const [one, other] = [await connect('One'), await connect('Other')];
    expect((await revoke(other.id, one.keys[0]!.id)).status).toBe(404);
    expect(await sends(one.writeKey)).toBe(200);
    expect((await rotate({ ...one, id: one.keys[0]!.id })).status).toBe(404);
    expect((await rotate(one, 10_000)).body).toMatchObject({ errors: [{ path: 'overlapHours' }] });
  });

  it('are in the audit trail when they are made and taken back, without the key', async () => {
    const source = await connect('Audited');
    const { body } = await rotate(source);
    await revoke(source.id, source.keys[0]!.id);
    const told = await eventually(
      async () => {
        const entries = await it_.database.query<{ data: string }>(
          "SELECT data FROM log.entry WHERE topic = 'ingestion.audit'",
        );
        const said = entries.map(({ data }) => data).join('\n');
        return said.includes(`"before":{"keyId":"${source.keys[0]!.id}"}`) && said;
      },
      { missing: 'the entry of the key that was taken back' },
    );
    expect(told).toContain(`POST ${path}/:id/keys`);
    expect(told).toContain(body.keys[0]!.id);
    expect(told).toContain(`DELETE ${path}/:id/keys/:keyId`);
    for (const key of [source.writeKey!, body.writeKey!]) expect(told).not.toContain(key);
  });
});
