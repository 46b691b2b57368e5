import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Insight } from '../../domain/insight.js';
import type { OpenTransaction } from '../../domain/ports.js';
import type { RunningAction, Spoken } from '../../domain/studies/awareness.js';
import { type HeardOfWork, WhoActs } from '../../domain/studies/who-acts.js';
import { INSIGHT_COLUMNS, insightOf, type InsightRow } from './insight-rows.js';

@Injectable()
export class PostgresWhoActs extends WhoActs {
  async sequencesOf(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, number>> {
    const rows = await sqlOf(tx).query<{ id: string; sequence: string }>(
      'SELECT id, sequence FROM heard_of_work WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [ids],
    );
    return new Map(rows.map(({ id, sequence }) => [id, Number(sequence)]));
  }

  /** Compared again here, since a replay may run beside the stream before the row first exists. */
  async save(heard: readonly HeardOfWork[], tx: OpenTransaction): Promise<void> {
    await sqlOf(tx).query(
      `INSERT INTO heard_of_work (id, kind, sequence, insight_id, owner_id, team_id, name, active)
       SELECT id, kind, sequence, "insightId", "ownerId", "teamId", name, active
       FROM jsonb_to_recordset($1::jsonb) AS h (id uuid, kind text, sequence bigint, "insightId" uuid, "ownerId" uuid,
         "teamId" uuid, name text, active boolean)
       ORDER BY id
       ON CONFLICT (id) DO UPDATE SET (sequence, insight_id, owner_id, team_id, name, active) =
         (excluded.sequence, excluded.insight_id, excluded.owner_id, excluded.team_id, excluded.name, excluded.active)
       WHERE heard_of_work.sequence < excluded.sequence`,
      [JSON.stringify(heard)],
    );
  }

  running(tx: OpenTransaction): Promise<RunningAction[]> {
    return sqlOf(tx).query<RunningAction>(
      `SELECT a.insight_id AS "insightId", t.name AS team
       FROM heard_of_work a
       LEFT JOIN heard_of_work p ON p.id = a.owner_id AND p.kind = 'person'
       LEFT JOIN heard_of_work t ON t.id = p.team_id AND t.kind = 'team'
       WHERE a.kind = 'action' AND a.active ORDER BY a.id`,
    );
  }

  async teams(tx: OpenTransaction): Promise<string[]> {
    const rows = await sqlOf(tx).query<{ name: string }>(
      `SELECT DISTINCT name FROM heard_of_work WHERE kind = 'team' AND active ORDER BY name`,
    );
    return rows.map(({ name }) => name);
  }

  async openProblems(tx: OpenTransaction): Promise<Insight[]> {
    const rows = await sqlOf(tx).query<InsightRow>(
      `SELECT ${INSIGHT_COLUMNS} FROM insight i WHERE open AND retracted IS NULL AND kind IN ('surge', 'observation') ORDER BY id`,
    );
    return rows.map(insightOf);
  }

  spoken(since: string, tx: OpenTransaction): Promise<Spoken[]> {
    return sqlOf(tx).query<Spoken>(
      `SELECT touchpoint, theme, sum(negative)::int AS negative FROM theme_day
       WHERE day >= $1::date - DATE '1970-01-01' GROUP BY touchpoint, theme ORDER BY touchpoint, theme LIMIT 2000`,
      [since],
    );
  }
}
