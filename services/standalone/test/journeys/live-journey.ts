import type { ActionView } from '@mirrorloop/contracts';
import type { Client } from '../client.js';
import { eventually } from '../program.js';
import { LIMIT_MS, type Promises } from './promises.js';

/** Two people at one action: what one does the other hears without asking, and nobody writes over what they haven't seen. */
export function liveJourney(platform: () => Client, promises: Promises): void {
  it('tells whoever looks at an action of a change by somebody else, and refuses what was decided on an older one', async () => {
    const { id, version } = await promises.committed('Two people at once', {});
    const heard = await platform().listen('/topics/events?topics=action-tracker.actions');
    const later = { version, deadline: promises.in(40), reason: 'More time.' };
    const changed = await platform().post<ActionView>(`/api/action-tracker/actions/${id}/deadline`, later);
    const isHeard = () => heard.said().includes('action-tracker.action-committed.v1') && heard.said().includes(id);
    await eventually('the change to be heard', async () => isHeard(), LIMIT_MS);
    heard.end();
    const other = { version, deadline: promises.in(50), reason: 'Still more.' };
    await expect(platform().post(`/api/action-tracker/actions/${id}/deadline`, other)).rejects.toThrow('answered 412');
    expect(await promises.shown(id)).toMatchObject({ version: changed.version, deadline: later.deadline });
  });
}
