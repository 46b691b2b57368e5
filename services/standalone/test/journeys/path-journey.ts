import fs from 'node:fs';
import type {
  ActionView,
  AnalysedSignal,
  CommitAction,
  ImportView,
  InsightView,
  Overview,
  Page,
  PeopleImported,
  PersonView,
  SourceView,
  TraceView,
} from '@mirrorloop/contracts';
import { peopleFile } from '@mirrorloop/examples';
import { type Client, importForm } from '../client.js';
import { eventually } from '../program.js';
import { deliveryBatch, deliveryCsv, EVENTS, ROWS } from './delivery-surge.js';

const LIMIT_MS = 120_000;
const DAY_MS = 86_400_000;

/**
 * The whole way of a signal, told the same for each shape that the platform runs in: it knows an address and a token
 * and nothing of what stands behind them.
 */
export function pathJourney(platform: () => Client): void {
  let action: ActionView;
  let insight: InsightView;

  it('takes in a file of what customers said, and who works here', async () => {
    const people = fs.readFileSync(peopleFile, 'utf8');
    expect(await platform().postText<PeopleImported>('/api/gateway/people/import', people, 'text/csv')).toMatchObject({
      failed: [],
    });
    const { id } = await platform().post<ImportView>('/imports', importForm('Web shop', deliveryCsv()), {
      'idempotency-key': 'what customers said',
    });
    const imported = await eventually('the import to be done', async () => done(await importOf(id)), LIMIT_MS);
    expect(imported).toMatchObject({ state: 'done', rows: { read: ROWS, accepted: ROWS, duplicate: 0, failed: 0 } });
  });

  it('takes in what a client library sends', async () => {
    const { writeKey } = await platform().post<SourceView>('/api/ingestion/sources', { name: 'App', channel: 'app' });
    const sent = await fetch(`${platform().url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(deliveryBatch()),
    });
    expect(sent.status).toBe(200);
    const heard = () => platform().get<Overview>('/api/insight/overview');
    const all = ROWS + EVENTS;
    await eventually(`${all} signals to be analysed`, async () => (await heard()).signals === all, LIMIT_MS);
  });

  it('finds the surge in it by itself, and proposes an action with what is at stake', async () => {
    insight = await eventually('the surge to be found', surge, LIMIT_MS);
    expect(insight).toMatchObject({ kind: 'surge', raisedBy: 'platform', touchpoint: 'delivery', theme: 'delivery' });
    action = await eventually('an action to be proposed', proposed, LIMIT_MS);
    expect(action).toMatchObject({ state: 'proposed', owner: null });
    expect(action.stakes!.notActing.amount).toBeGreaterThan(0);
  });

  it('refuses to commit without an owner, a deadline and a measure of success, and names what is missing', async () => {
    const refused = await platform()
      .post(`/api/action-tracker/actions/${action.id}/commit`, {
        version: action.version,
        problem: 'Parcels are late.',
      })
      .then(String, ({ message }: Error) => message);
    expect(refused).toContain('answered 422');
    for (const missing of ['ownerId', 'deadline', 'stakes', 'successMeasure']) expect(refused).toContain(missing);
    expect((await proposed())!.state).toBe('proposed');
  });

  it('commits with them', async () => {
    const owner = (await platform().get<Page<PersonView>>('/api/gateway/people?limit=200')).items[0]!;
    const committed = await eventually('the action to be committed', () => commit(owner.id), LIMIT_MS);
    expect(committed).toMatchObject({ state: 'committed', overdue: false, owner: { id: owner.id, name: owner.name } });
  });

  it('shows the way from a signal to the action, and back', async () => {
    const evidence = await platform().get<Page<AnalysedSignal>>(`/api/insight/insights/${insight.id}/evidence`);
    const { signalId } = evidence.items[0]!;
    const forth = await eventually('the trace to reach the commitment', () => committedFrom(signalId), LIMIT_MS);
    expect(forth).toMatchObject({ insights: [{ id: insight.id }], actions: [{ id: action.id }] });
    expect(forth.steps.map(({ at }) => at)).toEqual(forth.steps.map(({ at }) => at).sort());
    const back = await platform().get<TraceView>(`/api/trace/action/${action.id}`);
    expect(back).toMatchObject({ insights: [{ id: insight.id }], correlationId: insight.id });
    expect(back.signals.ids).toContain(signalId);
  });

  const importOf = (id: string) => platform().get<ImportView>(`/imports/${id}`);
  const done = (it: ImportView) => (it.state === 'done' || it.state === 'refused') && it;
  const surge = async () =>
    (await platform().get<Page<InsightView>>('/api/insight/insights')).items.find(({ kind }) => kind === 'surge');
  const proposed = async () =>
    (await platform().get<Page<ActionView>>(`/api/action-tracker/actions?insightId=${insight.id}`)).items[0];

  /** Who works here reaches the action tracker a moment after the import is answered; the proposal may be revised. */
  async function commit(ownerId: string): Promise<ActionView | undefined> {
    const { id, version, stakes } = (await proposed())!;
    const body: CommitAction = {
      version,
      problem: 'Parcels arrive late or never.',
      ownerId,
      deadline: new Date(Date.now() + 14 * DAY_MS).toISOString(),
      stakes: stakes!,
      successMeasure: {
        metric: 'share of negative signals',
        population: 'delivery',
        smallestEffect: 0.05,
        unit: 'share',
        lagDays: 28,
      },
      way: { kind: 'break-down', parts: ['Parcels handed over late', 'Parcels lost on the way'] },
    };
    return platform().post<ActionView>(`/api/action-tracker/actions/${id}/commit`, body).catch(notYet);
  }

  async function committedFrom(signalId: string): Promise<TraceView | false> {
    const trace = await platform().get<TraceView>(`/api/trace/signal/${signalId}`);
    return trace.actions.some(({ state }) => state === 'committed') && trace;
  }
}

function notYet(error: Error): undefined {
  if (!/answered 412|422.*ownerId/s.test(error.message)) throw error;
  return undefined;
}
