import type { ActionView, ElsewhereFiguresView, ElsewhereImported, ElsewhereView, Page } from '@mirrorloop/contracts';
import type { Client } from '../client.js';
import type { Promises } from './promises.js';

const ELSEWHERE = '/api/action-tracker/actions-elsewhere';
const FILE = [
  'ref,title,deadline,doneAt,state,reopened',
  'D-1,Mend the lift,2026-03-02 12:00,2026-03-01 09:00,Closed,0',
  'D-2,Answer the council,2026-03-02 12:00,2026-03-05 09:00,Closed,2',
  'D-3,New till,2026-03-02 12:00,,Open,0',
  'D-4,Paint,soon,,Open,0',
];

/** What was promised in another system is imported as it is, and becomes a promise here only when it is whole. */
export function elsewhereJourney(platform: () => Client, promises: Promises): void {
  it('imports actions committed elsewhere once, names the line that is wrong, and agrees on late and on time', async () => {
    const send = () =>
      platform().postText<ElsewhereImported>(`${ELSEWHERE}?system=desk&done=Closed`, FILE.join('\n'), 'text/csv');
    expect(await send()).toMatchObject({ read: 4, actions: 3, changes: 3, failed: [{ line: 5, path: 'deadline' }] });
    expect(await send()).toMatchObject({ changes: 0, repeated: 3 });
    const figures = await platform().get<ElsewhereFiguresView[]>(`${ELSEWHERE}/figures`);
    const desk = { system: 'desk', actions: 3, late: 1, onTime: 1, overdue: 1, reopened: 1 };
    expect(figures).toMatchObject([desk]);
  });

  it('shows what one of them lacks, and holds it to the rule of every promise once it is taken over', async () => {
    const { items } = await platform().get<Page<ElsewhereView>>(`${ELSEWHERE}?system=desk&standing=overdue`);
    expect(items[0]).toMatchObject({ ref: 'D-3', actionId: null });
    expect(items[0]!.missing).toEqual(expect.arrayContaining(['owner', 'stakes', 'success-measure', 'way']));
    const { id } = await platform().post<ActionView>(`${ELSEWHERE}/${items[0]!.id}/take-over`, {});
    await expect(promises.act(id, 'commit', { problem: 'No till.' })).rejects.toThrow(/answered 422.*ownerId/s);
    expect(await promises.commit(id, {})).toMatchObject({ state: 'committed' });
  });
}
