import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Installation } from '../platform/platform.js';
import { ask } from './ask.js';

const people = fs
  .readFileSync(path.resolve(import.meta.dirname, '../../../examples/people.csv'), 'utf8')
  .trim()
  .split('\n');
const REST_MS = 150;
const ROWS = 20;

const STAKES = { amount: 100, low: 50, high: 200, unit: 'EUR a week', basis: 'as a manager put it' };

interface Action {
  id: string;
  version: number;
  state: string;
}

/**
 * What people do besides sources that send: raise insights, commit to actions with a deadline that is near, hand in
 * files, change who works here, ask customers and people what they think. Each is asked for under a key until it is answered, and kept in a list by its key.
 */
export class Chores {
  readonly insights: string[] = [];
  readonly committed: string[] = [];
  readonly imports: string[] = [];
  private round = 0;
  private stopping = false;
  private running: Promise<void>[] = [];

  constructor(
    private readonly platform: Installation,
    private readonly name: string,
  ) {}

  start(): void {
    this.stopping = false;
    const loops = [
      () => this.raise(),
      () => this.commit(),
      () => this.handIn(),
      () => this.changePeople(),
      () => this.invite(),
    ];
    this.running = loops.map((chore) => this.repeat(chore));
    for (const each of this.running) each.catch(() => {}); // `stop` tells
  }
  abandon(): void {
    this.stopping = true;
  }
  async stop(): Promise<void> {
    this.abandon();
    await Promise.all(this.running);
  }

  /** @throws after the answer to the last one; in between all that matters is in the lists */
  async raise(): Promise<void> {
    const key = `${this.name} insight ${++this.round}`;
    const signal = await this.someSignal();
    if (!signal) return;
    const body = { title: key, statement: 'Said by somebody who looked.', evidence: [signal] };
    const { id } = await ask<{ id: string }>(this.platform, 'POST', '/api/insight/insights', body, {
      'idempotency-key': key,
    });
    this.insights.push(id);
  }

  private async repeat(chore: () => Promise<void>): Promise<void> {
    while (!this.stopping) {
      await chore();
      await sleep(REST_MS);
    }
  }

  private async commit(): Promise<void> {
    const insight = this.insights[this.committed.length];
    if (!insight) return;
    const place = `/api/action-tracker/actions?insightId=${insight}`;
    const [action] = (await ask<{ items: Action[] }>(this.platform, 'GET', place)).items;
    const [owner] = (await ask<{ items: { id: string }[] }>(this.platform, 'GET', '/api/gateway/people')).items;
    if (!action || !owner) return;
    if (action.state === 'proposed' && !(await this.promise(action, owner.id))) return;
    this.committed.push(action.id);
  }

  /** False where the tracker hasn't heard of the owner yet, or the action was revised meanwhile. */
  private promise({ id, version }: Action, ownerId: string): Promise<boolean> {
    const body = {
      version,
      stakes: { acting: STAKES, notActing: STAKES },
      ownerId,
      problem: 'Parcels are late.',
      deadline: new Date(Date.now() + 1_500).toISOString(),
      successMeasure: { metric: 'share', population: 'all', smallestEffect: 0.05, unit: 'share', lagDays: 28 },
      way: { kind: 'break-down', parts: ['Handed over late', 'Lost on the way'] },
    };
    return ask(this.platform, 'POST', `/api/action-tracker/actions/${id}/commit`, body, {
      'idempotency-key': `${this.name} commit ${id} ${version}`,
    }).then(
      () => true,
      (error: Error) =>
        /answered (412|409)|422.*(ownerId|deadline)/s.test(error.message) ? false : Promise.reject(error),
    );
  }

  private async handIn(): Promise<void> {
    const key = `${this.name} file ${this.imports.length}`;
    const form = new FormData();
    form.set('source', `${this.name} files`);
    const rows = Array.from({ length: ROWS }, (_, i) => `${key}-${i},2026-11-20T10:00:00Z,It came late,2`);
    const csv = ['message_id,occurred_at,text,rating', ...rows].join('\n');
    form.set('file', new Blob([csv], { type: 'text/csv' }), 'rows.csv');
    const { id } = await ask<{ id: string }>(this.platform, 'POST', '/imports', form, { 'idempotency-key': key });
    this.imports.push(id);
  }

  /** One of them has another title each time, so that there is something to tell. */
  private async changePeople(): Promise<void> {
    const [header, first, ...others] = people;
    const columns = first!.split(',');
    columns[2] = `Managing Director ${++this.round}`;
    await ask(this.platform, 'POST', '/api/gateway/people/import', [header, columns.join(','), ...others].join('\n'));
  }

  /** A study each time, since each is asked once of one; a few of each, since more tell nothing else. */
  private async invite(): Promise<void> {
    const key = `${this.name} study ${++this.round}`;
    const study = { title: key, template: 'retail' };
    const { id } = await ask<{ id: string }>(this.platform, 'POST', '/api/insight/studies', study, {
      'idempotency-key': key,
    });
    const [team] = (await ask<{ items: { id: string }[] }>(this.platform, 'GET', '/api/gateway/teams')).items;
    const place = `/api/insight/studies/${id}/invitations`;
    await ask(this.platform, 'POST', place, { population: 'customer', upTo: 3 });
    if (team) await ask(this.platform, 'POST', place, { population: 'employee', teams: [team.id] });
  }

  private async someSignal(): Promise<string | undefined> {
    const page = await ask<{ items: { signalId: string }[] }>(this.platform, 'GET', '/api/insight/signals?limit=1');
    return page.items[0]?.signalId;
  }

  /** @returns how many of them are not there as they should be, each once */
  async faults(database: pg.Client): Promise<Record<string, number>> {
    const { rows } = await database.query<Record<string, string>>(FAULTS, [
      this.insights,
      this.committed,
      this.imports,
      `${this.name} files`,
      ROWS,
    ]);
    return Object.fromEntries(Object.entries(rows[0]!).map(([name, n]) => [name, Number(n)]));
  }
}

const FAULTS = `WITH insight AS (SELECT unnest($1::uuid[]) AS id), committed AS (SELECT unnest($2::uuid[]) AS id)
SELECT
  (SELECT count(*) FROM insight WHERE NOT EXISTS (SELECT FROM insight.insight i WHERE i.id = insight.id)) AS "insights lost",
  (SELECT count(*) FROM insight WHERE (SELECT count(*) FROM action_tracker.actions a WHERE a.insight_id = insight.id) <> 1) AS "insights without their one action",
  (SELECT count(*) FROM insight.insight i WHERE (SELECT count(*) FROM action_tracker.actions a WHERE a.insight_id = i.id) <> 1) AS "insights of any kind without their one action",
  (SELECT count(*) FROM committed c LEFT JOIN action_tracker.actions a ON a.action_id = c.id WHERE a.state IS DISTINCT FROM 'committed') AS "commitments lost",
  (SELECT count(*) FROM committed c WHERE (SELECT count(*) FROM action_tracker.notices n WHERE n.action_id = c.id) <> 2) AS "actions without their two notices",
  (SELECT count(*) FROM unnest($3::uuid[]) AS f(id) LEFT JOIN ingestion.import i ON i.id = f.id
    WHERE (i.state, i.rows_read, i.accepted, i.failed) IS DISTINCT FROM ('done', $5::bigint, $5::bigint, 0::bigint)) AS "files not wholly in",
  (SELECT abs(count(*) - $5::int * cardinality($3::uuid[])) FROM ingestion.signal WHERE source = $4) AS "rows lost or doubled"`;
