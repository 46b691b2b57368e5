import { ActionProposed, InsightRaised, InsightRevised } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { handlerSpec, type HandlerSpec } from '@mirrorloop/testing';
import { InMemoryActions } from '../../../test/in-memory-actions.js';
import { committedOf, insightOf, lineOf, people, START } from '../../../test/sample-actions.js';
import { actionIdOf } from '../../domain/action.js';
import { NoticeBoard, type NoticeRow } from '../../domain/notice.js';
import { PeopleDirectory } from '../../domain/people.js';
import { type RatesInForce, RatesSettings } from '../../domain/rates.js';
import { DEFAULT_RATES } from '../../domain/stakes.js';
import { ProposeActionHandler } from './propose-action.handler.js';

class FixedRates extends RatesSettings {
  override now = (): Promise<RatesInForce> => Promise.resolve({ ...DEFAULT_RATES, version: 1 });
  override hold = this.now;
  override lock = this.now;
  override change = (): Promise<void> => Promise.reject(new Error('nobody changes them here'));
}

class Everybody extends PeopleDirectory {
  override of = () => Promise.resolve(people);
}
class KeptNotices extends NoticeBoard {
  readonly rows: NoticeRow[] = [];
  override notice = async (notices: readonly NoticeRow[]): Promise<void> => void this.rows.push(...notices);
}

const { insightId, size } = InsightRaised.example();
const grown = (customersAWeek: number) => ({ insightId, size: { ...size, customersAWeek } });

describe('proposing an action for an insight', () => {
  let actions: InMemoryActions;
  let board: KeptNotices;
  let spec: HandlerSpec;
  beforeEach(() => {
    actions = new InMemoryActions();
    board = new KeptNotices();
    spec = handlerSpec(new ProposeActionHandler(actions, new FixedRates(), new Everybody(), board), { at: START });
  });
  const proposed = async () => {
    const action = await actions.find(actionIdOf(insightId));
    return action?.state === 'proposed' ? action : undefined;
  };

  it('tells the world of one action with computed stakes, on the correlation id of the insight', async () => {
    const raised = spec.message(InsightRaised, {}, { correlationId: insightId });
    expect(await spec.receive(raised)).toEqual(['handled']);
    const action = (await proposed())!;
    expect(spec.published()).toEqual([
      {
        type: ActionProposed.type,
        key: action.actionId,
        sequence: 1,
        data: { actionId: action.actionId, insightId, title: 'Delivery surge, web shop', stakes: action.stakes },
      },
    ]);
    expect(spec.outbox.committed[0]?.correlationId).toBe(insightId);
    expect(action.correlationId).toBe(insightId);
  });

  it('proposes one action when the insight comes twice, in a batch or after it', async () => {
    const raised = spec.message(InsightRaised, {}, { sequence: 1 });
    expect(await spec.receive(raised, raised, spec.message(InsightRaised, {}, { sequence: 1 }))).toEqual([
      'handled',
      'duplicate',
      'unchanged',
    ]);
    expect(await spec.receive(raised)).toEqual(['duplicate']);
    expect(spec.published()).toHaveLength(1);
  });

  it('says why where the evidence has no customers, and leaves the stakes to a manager', async () => {
    await spec.receive(spec.message(InsightRaised, { size: { ...size, customers: 0, customersAWeek: 0 } }));
    expect(await proposed()).toMatchObject({
      stakes: null,
      stakesMissing: expect.stringContaining('No known customer'),
    });
    expect(spec.published()[0]?.data.stakes).toBeNull();
  });

  it('follows revisions while nobody has promised anything, also within one batch', async () => {
    await spec.receive(
      spec.message(InsightRaised, {}, { sequence: 1 }),
      spec.message(InsightRevised, grown(864), { sequence: 2 }),
    );
    await spec.receive(spec.message(InsightRevised, grown(216), { sequence: 3 }));
    expect(spec.published().map(({ sequence, data }) => [sequence, data.stakes.notActing.amount])).toEqual([
      [1, 16_718.4],
      [2, 33_436.8],
      [3, 8_359.2],
    ]);
    expect((await actions.historyOf(actionIdOf(insightId)))?.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('lets no older news overwrite newer, whichever comes first', async () => {
    await spec.receive(spec.message(InsightRevised, grown(864), { sequence: 5 }));
    const late = [
      spec.message(InsightRaised, {}, { sequence: 1 }),
      spec.message(InsightRevised, grown(1), { sequence: 4 }),
    ];
    expect(await spec.receive(...late)).toEqual(['unchanged', 'unchanged']);
    expect((await proposed())?.stakes?.notActing.amount).toBe(33_436.8);
  });

  it('stays at its version when a revision changes nothing that can be seen', async () => {
    await spec.receive(spec.message(InsightRaised, {}, { sequence: 1 }));
    expect(await spec.receive(spec.message(InsightRevised, {}, { sequence: 2 }))).toEqual(['handled']);
    expect(await proposed()).toMatchObject({ version: 1, insight: { sequence: 2 } });
    expect(spec.published()).toHaveLength(1);
  });

  it('leaves a promised action alone, whatever its insight becomes', async () => {
    const committed = committedOf(1, new Date('2026-12-04T17:00:00Z'));
    await spec.transactions.run((tx) => actions.save([committed], [lineOf(committed)], tx));
    const revised = spec.message(InsightRevised, { insightId: insightOf(1).insightId }, { sequence: 9 });
    expect(await spec.receive(revised)).toEqual(['unchanged']);
    expect(await actions.find(committed.actionId)).toEqual(committed);
  });

  it('parks the one message that breaks its contract and goes on with the rest', async () => {
    const broken = spec.message(InsightRaised, {}, { data: JSON.stringify({ insightId: 'seven' }) });
    const others = [1, 2].map((n) => spec.message(InsightRaised, { insightId: derivedId('other', String(n)) }));
    expect(await spec.receive(others[0]!, broken, others[1]!)).toEqual(['handled', 'parked', 'handled']);
    expect((await spec.parkedRows()).map(({ reason }) => reason)).toEqual(['contract']);
  });
});
