import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ActionView, ElsewhereFiguresView, ElsewhereImported, ElsewhereView, Page } from '@mirrorloop/contracts';
import { Client } from '../test/client.js';
import { freshFolder, Program } from '../test/program.js';

const data = (file: string): Buffer => fs.readFileSync(path.join(__dirname, '../../../../shared/data', file));
interface Facts {
  wabo: {
    cases: number;
    events: number;
    owners: number;
    completed: number;
    completed_late: number;
    as_of: string;
    open_and_overdue_as_of: number;
    open_not_due_as_of: number;
    late_by_owner_top10: Record<string, number>;
  };
  it_incidents: { events: number; incidents: number; sla_missed_incidents: number; reopened_incidents: number };
}
const { wabo, it_incidents: incidents } = JSON.parse(data('golden_facts/facts.json').toString()) as Facts;

/** Two logs of other systems, brought in as files are by whoever has them, and replayed. */
const WABO = {
  system: 'WABO',
  columns: {
    ...{ ref: 'case:concept:name', at: 'time:timestamp', owner: 'case:responsible', team: 'case:department' },
    ...{ committedAt: 'case:startdate', deadline: 'case:deadline', doneAt: 'case:enddate' },
  },
};
const INCIDENTS = {
  ...{ system: 'Service desk', done: 'Resolved,Closed', timeZone: 'Europe/London' },
  columns: {
    ...{ ref: 'number', at: 'sys_updated_at', title: 'category', owner: 'assigned_to', team: 'assignment_group' },
    ...{ committedAt: 'opened_at', doneAt: 'resolved_at', state: 'incident_state' },
    ...{ inTime: 'made_sla', reopened: 'reopen_count' },
  },
};

describe('actions committed elsewhere', () => {
  const folder = freshFolder();
  let program: Program;
  let client: Client;
  beforeAll(async () => {
    program = new Program(folder);
    client = new Client(await program.ready(), folder);
  });
  afterAll(async () => {
    await program.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const base = '/api/action-tracker/actions-elsewhere';
  const bringIn = async ({ columns, ...rest }: { system: string; columns: object }, file: Buffer) => {
    const query = new URLSearchParams({ ...rest, columns: JSON.stringify(columns) });
    return client.postBytes<ElsewhereImported>(`${base}?${query}`, gzipSync(file), 'text/csv');
  };
  const figures = async (system: string, asOf = '') =>
    (await client.get<ElsewhereFiguresView[]>(`${base}/figures${asOf && `?asOf=${encodeURIComponent(asOf)}`}`)).find(
      (one) => one.system === system,
    )!;
  async function every(query: string): Promise<ElsewhereView[]> {
    const items: ElsewhereView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<ElsewhereView> = await client.get(`${base}?${query}&limit=200${after}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }
  const asOf = new Date(wabo.as_of.replace(' ', 'T')).toISOString();

  it('of the WABO receipt log are late, on time, open and overdue exactly as the golden facts say', async () => {
    const file = data('wabo_receipt_deadlines/events.csv');
    const brought = await bringIn(WABO, file);
    expect(brought).toMatchObject({ read: wabo.events, actions: wabo.cases, failed: [] });
    expect(brought.changes + brought.repeated).toBe(wabo.events);
    expect(await figures('WABO', asOf)).toEqual({
      ...{ system: 'WABO', actions: wabo.cases, owners: wabo.owners },
      ...{ late: wabo.completed_late, onTime: wabo.completed - wabo.completed_late },
      ...{ overdue: wabo.open_and_overdue_as_of, open: wabo.open_not_due_as_of },
      ...{ dropped: 0, unknown: 0, reopened: 0 },
    });
    const late = await every(`system=WABO&standing=late&asOf=${encodeURIComponent(asOf)}`);
    const byOwner: Record<string, number> = {};
    for (const { owner } of late) byOwner[owner!] = (byOwner[owner!] ?? 0) + 1;
    expect(byOwner).toMatchObject(wabo.late_by_owner_top10);
    expect(late).toHaveLength(wabo.completed_late);
  });

  it('change nothing when the same file comes again', async () => {
    const again = await bringIn(WABO, data('wabo_receipt_deadlines/events.csv'));
    expect(again).toMatchObject({ changes: 0, repeated: wabo.events });
    expect((await figures('WABO', asOf)).late).toBe(wabo.completed_late);
  });

  it('of the incident log are reopened and late exactly as the golden facts say, in whatever pieces it comes', async () => {
    const [header, ...lines] = data('it_incidents/events.csv').toString().trimEnd().split('\n');
    const middle = Math.floor(lines.length / 2);
    for (const piece of [lines.slice(middle), lines.slice(0, middle)])
      expect(await bringIn(INCIDENTS, Buffer.from([header, ...piece].join('\n')))).toMatchObject({ failed: [] });
    const { sla_missed_incidents: late, incidents: actions, reopened_incidents: reopened } = incidents;
    expect(await figures('Service desk')).toMatchObject({ actions, late, onTime: actions - late, reopened });
    const again = await every('system=Service%20desk');
    expect(again.filter((one) => one.reopened > 0)).toHaveLength(reopened);
    expect(again.filter(({ missing }) => missing.includes('stakes') && missing.includes('deadline'))).toHaveLength(
      actions,
    );
  });

  it('show what they lack, and are promised here by the same rule as everything else', async () => {
    const [one] = await every(`system=WABO&standing=overdue&asOf=${encodeURIComponent(asOf)}`);
    expect(one).toMatchObject({ missing: ['problem', 'stakes', 'success-measure', 'way'], actionId: null });
    const action = await client.post<ActionView>(`${base}/${one!.id}/take-over`, {});
    expect(action).toMatchObject({ state: 'proposed', title: one!.title, stakes: null });
    const { version } = action;
    const commit = client.post(`/api/action-tracker/actions/${action.id}/commit`, { version, problem: 'Late.' });
    await expect(commit).rejects.toThrow(/422.*ownerId.*deadline.*stakes.*successMeasure.*way/s);
    const again = await client.post<ActionView>(`${base}/${one!.id}/take-over`, {});
    expect(again.id).toBe(action.id);
    expect(await every('system=WABO&standing=overdue')).toContainEqual(
      expect.objectContaining({ id: one!.id, actionId: action.id }),
    );
  });
});
