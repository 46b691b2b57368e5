import type { InsightView, PlaybookView, TriedView } from '@mirrorloop/contracts';
import type { Client } from '../client.js';
import { DAY_MS, type Promises } from './promises.js';

const way = { kind: 'best-practice', practice: 'Two people at the phone from eight to ten.' };
const clear = { domain: 'clear', domainReason: 'Cause and effect are known.' };
const outcome = { effect: 7, low: 5.2, high: 9, n: 1480, source: 'survey wave 12' };

/** From a promise to what came of it, and to whoever has a like one to make. */
export function outcomeJourney(platform: () => Client, promises: Promises): void {
  it('asks for the outcome when its lag has passed, and shows it on a like new action as the playbook’s record', async () => {
    const made = { name: 'Two at the phone', insightKind: 'observation', domain: 'clear', way };
    const playbook = await platform().post<PlaybookView>('/api/action-tracker/playbooks', made);
    const { id } = await promises.committed('The phone rings out', { ...clear, way, playbookId: playbook.id });
    const done = await promises.act(id, 'done');
    expect(done).toMatchObject({ state: 'done', outcome: null });
    await expect(promises.act(id, 'outcome', outcome)).rejects.toThrow(/answered 422.*state/s);
    promises.clock().moveTo(new Date(promises.clock().now().getTime() + DAY_MS));
    await promises.until(id, ({ state }) => state === 'verifying', 'the question for its outcome');
    await promises.untilTold(id, 'measure');
    expect(await promises.act(id, 'outcome', outcome)).toMatchObject({ state: 'verified' });
    const like = await promises.proposed('The phone rings out again');
    const tried = await platform().get<TriedView[]>(`/api/action-tracker/actions/${like.id}/tried?domain=clear`);
    expect(tried.find((one) => one.playbook?.id === playbook.id)).toMatchObject({
      record: { tried: 1, verified: 1, outcomes: [{ actionId: id, ...outcome }] },
    });
  });

  it('shows that the evidence was withdrawn once a person retracts the insight, and the owner hears', async () => {
    const { id, insightId } = await promises.committed('Counted twice', {});
    const reason = 'The carrier had sent the same complaints twice.';
    await platform().post<InsightView>(`/api/insight/insights/${insightId}/retract`, { reason });
    const shown = await promises.until(id, ({ withdrawn }) => withdrawn !== null, 'the withdrawal');
    expect(shown).toMatchObject({ state: 'committed', problem: 'Nobody calls back.', withdrawn: { reason } });
    expect(await promises.untilTold(id, 'withdrawn')).toMatchObject([{ to: shown.owner!.name }]);
  });
}
