import type {
  CaseSettingsView,
  CaseView,
  Page,
  SeriousSettingsView,
  SourceView,
  TeamView,
} from '@mirrorloop/contracts';
import type { Client } from '../client.js';
import { eventually } from '../program.js';
import { LIMIT_MS, type Promises } from './promises.js';

const TOUCHPOINT = 'repair desk';

/** The inner loop and the outer one: from what a customer said to a case, and from like cases to one action. */
export function caseJourney(platform: () => Client, promises: Promises): void {
  let writeKey: string | undefined;
  let said = 0;
  const say = async () => {
    const words = { text: 'I want my lawyer to see this repair.', touchpoint: TOUCHPOINT };
    const about = { type: 'track', event: 'Feedback given', userId: `repaired-${++said}`, messageId: `repair-${said}` };
    const sent = await fetch(`${platform().url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ batch: [{ ...about, timestamp: promises.in(0), properties: words }] }),
    });
    expect(sent.status).toBe(200);
    return eventually('its case', async () => (await cases()).length === said && cases(), LIMIT_MS);
  };
  const cases = async () =>
    (await platform().get<Page<CaseView>>('/api/action-tracker/cases?limit=200')).items.filter(
      ({ touchpoint }) => touchpoint === TOUCHPOINT,
    );

  it('opens a case for a single serious signal, with a person of the team whose touchpoint it is and a clock', async () => {
    ({ writeKey } = await platform().post<SourceView>('/api/ingestion/sources', { name: 'Desk', channel: 'store' }));
    const serious = '/api/insight/serious-signals';
    const { words } = await platform()
      .get<SeriousSettingsView>(serious)
      .then((now) => platform().put<SeriousSettingsView>(serious, { ...now, words: [...now.words, 'lawyer'] }));
    expect(words).toContain('lawyer');
    const { items } = await platform().get<Page<TeamView>>('/api/gateway/teams?limit=200');
    const team = items.find(({ name }) => name === 'Customer Service')!;
    const settings = '/api/action-tracker/case-settings';
    const now = await platform().get<CaseSettingsView>(settings);
    const routes = [...now.routes, { touchpoint: TOUCHPOINT, teamId: team.id }];
    await platform().put(settings, { ...now, likeCases: 3, routes });
    const [opened] = await say();
    expect(opened).toMatchObject({ state: 'open', response: 'running', reasons: ['listed-words'], actionId: null });
    expect((await promises.people()).map(({ id }) => id)).toContain(opened!.owner!.id);
    await promises.untilTold(opened!.id, 'case-opened');
  });

  it('hands it over with a reason to another person, who hears of it', async () => {
    const [{ id, version, owner, respondBy }] = (await cases()) as [CaseView];
    const other = (await promises.people()).find((one) => one.id !== owner!.id)!;
    const given = { version, ownerId: other.id, reason: 'She knows this customer.' };
    const after = await platform().post<CaseView>(`/api/action-tracker/cases/${id}/owner`, given);
    expect(after).toMatchObject({ owner: { id: other.id }, respondBy, state: 'open' });
    expect(await promises.untilTold(id, 'case-handed-over')).toMatchObject([{ to: expect.any(String) }]);
  });

  it('proposes one systemic action with the third like case, and none with the second', async () => {
    expect((await say()).map(({ actionId }) => actionId)).toEqual([null, null]);
    await say();
    const linked = await eventually(
      'the systemic action',
      async () => {
        const [first, ...others] = await cases();
        return first!.actionId !== null && others.every(({ actionId }) => actionId === first!.actionId) && first;
      },
      LIMIT_MS,
    );
    expect(await promises.shown(linked!.actionId!)).toMatchObject({
      state: 'proposed',
      title: expect.stringContaining(`3 serious cases at ${TOUCHPOINT}`),
    });
  });
}
