import {
  ActionCommitted,
  ActionFellOverdue,
  ActionProposed,
  InsightRaised,
  InsightRevised,
  type Outgoing,
  SignalRecorded,
  topics,
  type TraceView,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually } from '@mirrorloop/testing';
import { RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let log: PostgresLog;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
  log = await PostgresLog.open(gateway.database.url);
  await log.declare(topics);
});
afterAll(async () => {
  await log.close();
  await gateway.close();
});

const idOf = (name: string): string => derivedId('trace test', name);
const insightId = idOf('insight');
const actionId = idOf('action');

/** @param at seconds after nine o'clock */
function told(event: Outgoing, at: number): Envelope[] {
  const cause = { id: derivedId(event.contract.type, event.key, String(event.sequence)), correlationId: insightId };
  return published('insight.test', cause, [event], new Date(Date.UTC(2026, 10, 20, 9, 0, at)));
}

const recorded = (name: string, second: number) =>
  told(
    SignalRecorded.of({
      ...SignalRecorded.example(),
      signalId: idOf(name),
      subjectId: idOf(`subject of ${name}`),
      occurredAt: `2026-11-20T08:00:0${second}Z`,
      recordedAt: `2026-11-20T09:00:0${second}Z`,
      text: 'words that stay where they are',
    }),
    second,
  );
const deadline = {
  actionId,
  insightId,
  title: 'Delivery surge',
  ownerId: idOf('owner'),
  deadline: '2026-11-20T09:00:40Z',
};

describe('a trace', () => {
  it('leads from a signal to the action and back, whichever was heard of first', async () => {
    await log.append([
      ...told(ActionCommitted.of({ ...ActionCommitted.example(), actionId, insightId }, 2), 30),
      ...told(
        InsightRevised.of(
          { ...InsightRevised.example(), insightId, title: 'Delivery surge, again', evidence: [idOf('late')] },
          2,
        ),
        15,
      ),
    ]);
    await log.append([
      ...told(ActionProposed.of({ ...ActionProposed.example(), actionId, insightId }, 1), 12),
      ...told(
        InsightRaised.of({ ...InsightRaised.example(), insightId, evidence: [idOf('first'), idOf('second')] }, 1),
        10,
      ),
    ]);
    await log.append([
      ...recorded('second', 2),
      ...recorded('first', 1),
      ...recorded('late', 5),
      ...recorded('unrelated', 3),
    ]);
    await log.append(told(ActionFellOverdue.of(deadline, 4), 41));

    const trace = await eventually(
      async () => {
        const found = await traceOf('insight', insightId);
        return found?.steps.length === 9 ? found : undefined;
      },
      { missing: 'all nine steps of the insight' },
    );
    expect(trace).toMatchObject({
      kind: 'insight',
      correlationId: insightId,
      signals: {
        total: 3,
        first: '2026-11-20T08:00:01.000Z',
        last: '2026-11-20T08:00:05.000Z',
        ids: [idOf('first'), idOf('second'), idOf('late')],
      },
      insights: [{ id: insightId, title: 'Delivery surge, again', at: '2026-11-20T09:00:10.000Z' }],
      actions: [{ id: actionId, state: 'overdue', at: '2026-11-20T09:00:12.000Z' }],
    });
    expect(trace.steps.map(({ of, step, afterMs }) => [of, step, afterMs])).toEqual([
      ['signal', 'occurred', null],
      ['signal', 'occurred', 4_000],
      ['signal', 'recorded', 3_596_000],
      ['signal', 'recorded', 4_000],
      ['insight', 'raised', 5_000],
      ['action', 'proposed', 2_000],
      ['insight', 'revised', 3_000],
      ['action', 'committed', 15_000],
      ['action', 'fell overdue', 11_000],
    ]);
  });

  it('starts at the signal, at the insight or at the action, and finds the same insight and action', async () => {
    const traces = await Promise.all([
      traceOf('signal', idOf('second')),
      traceOf('action', actionId),
      traceOf('insight', insightId),
    ]);
    for (const trace of traces) {
      expect(trace!.insights.map(({ id }) => id)).toEqual([insightId]);
      expect(trace!.actions.map(({ id }) => id)).toEqual([actionId]);
    }
    expect(traces[0]!.signals).toMatchObject({ total: 1, ids: [idOf('second')] });
    expect(traces[1]!.signals.total).toBe(3);
  });

  it('shows a signal that nothing came of, and nothing for what was never heard of', async () => {
    expect(await traceOf('signal', idOf('unrelated'))).toMatchObject({
      insights: [],
      actions: [],
      steps: [{ step: 'occurred' }, { step: 'recorded' }],
    });
    for (const path of [
      `signal/${insightId}`,
      `insight/${idOf('nothing')}`,
      `action/${insightId}`,
      'insight/7',
      `customer/${insightId}`,
    ])
      expect((await gateway.byToken(`/api/trace/${path}`)).status).toBe(404);
  });

  it('keeps no customer’s words', async () => {
    const rows = await everyRowOf(gateway);
    expect(rows).toContain('Delivery surge, again');
    expect(rows).not.toContain('words that stay where they are');
  });
});

async function traceOf(kind: string, id: string): Promise<TraceView | undefined> {
  const response = await gateway.byToken(`/api/trace/${kind}/${id}`);
  return response.ok ? ((await response.json()) as TraceView) : undefined;
}

/** Everything in the gateway's own tables, as text. */
async function everyRowOf({ database }: RunningGateway): Promise<string> {
  const { Client } = await import('pg');
  const client = new Client(database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ xml: string }>(
      `SELECT schema_to_xml('gateway', true, false, '')::text AS xml`,
    );
    return rows[0]!.xml;
  } finally {
    await client.end();
  }
}
