import { ActionCommitted, ActionProposed, InsightRaised, InsightRevised, SignalRecorded } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import type { Delivered } from '@mirrorloop/messaging';
import fc from 'fast-check';
import { MessageMaker } from '@mirrorloop/testing';
import { TraceDatabase } from '../../../test/trace-database.js';
import { traceOf } from '../../domain/trace/trace.js';
import { TraceActions } from '../../features/trace-the-way/trace-actions.handler.js';
import { TraceInsights } from '../../features/trace-the-way/trace-insights.handler.js';
import { TraceSignals } from '../../features/trace-the-way/trace-signals.handler.js';
import { PostgresTraces } from './postgres-traces.js';

const RUNS = 40;
let kept: TraceDatabase;
beforeAll(async () => void (kept = await TraceDatabase.open()));
afterAll(() => kept.close());

describe('traces in PostgreSQL', () => {
  it('come out the same in whatever order, batches and repeats the events arrive', async () => {
    const inOrder = everything('in order');
    await arrive([inOrder]);
    const expected = JSON.stringify(await traces('in order')).replaceAll(insightOf('in order'), 'i');
    expect(JSON.parse(expected)).toMatchObject([
      { signals: { total: 1 } },
      { signals: { total: 6 } },
      { actions: [{ state: 'committed' }] },
    ]);

    const anyArrival = fc.record({
      order: fc.shuffledSubarray(
        inOrder.map((_, i) => i),
        { minLength: inOrder.length },
      ),
      cuts: fc.array(fc.nat(inOrder.length)),
      again: fc.nat(inOrder.length - 1),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyArrival, async ({ order, cuts, again }) => {
        const name = `run ${(run += 1)}`;
        const events = everything(name);
        const arriving = [...order, again].map((i) => events[i]!);
        const edges = [0, ...cuts.sort((a, b) => a - b), arriving.length];
        await arrive(edges.slice(1).map((end, i) => arriving.slice(edges[i], end)));
        expect(shape(await traces(name))).toEqual(shape(JSON.parse(expected)));
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('learn the store of what was kept before stores were known, once it is told again, and lose none they know', async () => {
    const [old, known] = [signalOf('old', 0), signalOf('old', 1)];
    const told = (store: string, run: string) =>
      [old, known, old].map((signalId, i) =>
        maker.message(SignalRecorded, { signalId, store }, { id: derivedId(run, String(i)), correlationId: signalId }),
      );
    const maker = new MessageMaker(() => new Date(Date.UTC(2026, 10, 20)));
    await arrive([told('Harbour', 'at first')]);
    // As the migration found them.
    await kept.database.query('UPDATE traced_signal SET subject_id = NULL, store = NULL WHERE signal_id = $1', [old]);
    const seenBy = async (store: string) => {
      const found = await Promise.all([old, known].map((id) => repository.find('signal', id, [store])));
      return found.map((each) => each !== undefined);
    };
    const repository = new PostgresTraces(kept.database);
    expect(await seenBy('Harbour')).toEqual([false, true]);
    await arrive([told('Mill Lane', 'again')]);
    expect(await seenBy('Mill Lane')).toEqual([true, false]);
    expect(await seenBy('Harbour')).toEqual([false, true]);
  });
});

const insightOf = (name: string): string => derivedId(name, 'insight');
const actionOf = (name: string): string => derivedId(name, 'action');
const signalOf = (name: string, i: number): string => derivedId(name, 'signal', String(i));

/** Six signals, an insight raised on four of them and revised with two more, its action proposed and committed. */
function everything(name: string): Delivered[] {
  let second = 0;
  const maker = new MessageMaker(() => new Date(Date.UTC(2026, 10, 20, 9, 0, (second += 1))));
  const insightId = insightOf(name);
  const actionId = actionOf(name);
  const evidence = [0, 1, 2, 3, 4, 5].map((i) => signalOf(name, i));
  const id = (step: string) => ({ id: derivedId(name, step), correlationId: insightId });
  return [
    ...evidence.map((signalId, i) =>
      maker.message(SignalRecorded, { signalId, occurredAt: `2026-11-20T08:00:0${i}Z` }, id(signalId)),
    ),
    maker.message(InsightRaised, { insightId, title: 'Early', evidence: evidence.slice(0, 4) }, id('raised')),
    maker.message(InsightRevised, { insightId, title: 'Late', evidence: evidence.slice(4) }, id('revised')),
    maker.message(ActionProposed, { actionId, insightId }, id('proposed')),
    maker.message(ActionCommitted, { actionId, insightId }, id('committed')),
  ];
}

/** Each batch goes to every group, as it would when their topics are read at different speeds. */
async function arrive(batches: readonly (readonly Delivered[])[]): Promise<void> {
  const repository = new PostgresTraces(kept.database);
  const handlers = [new TraceSignals(repository), new TraceInsights(repository), new TraceActions(repository)];
  for (const batch of batches) for (const handler of handlers) await kept.settle(handler, batch);
}

async function traces(name: string) {
  const repository = new PostgresTraces(kept.database);
  const asked = [
    ['signal', signalOf(name, 2)],
    ['insight', insightOf(name)],
    ['action', actionOf(name)],
  ] as const;
  return Promise.all(
    asked.map(async ([kind, id]) => {
      const found = await repository.find(kind, id, null);
      return found && traceOf(kind, id, found.signals, found.steps);
    }),
  );
}

/** What must be the same in each run: everything but the ids, which are the run's own. */
const shape = (found: unknown): unknown =>
  JSON.parse(
    JSON.stringify(found, (key, value: unknown) =>
      key === 'id' || key === 'ids' || key === 'correlationId' ? undefined : value,
    ),
  );
