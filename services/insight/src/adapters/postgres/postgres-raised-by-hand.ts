import type { Sight } from '@mirrorloop/access';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import type { Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import type { Insight } from '../../domain/insight.js';
import { type Found, RaisedByHand } from '../../features/raise-insight/evidence-search.js';
import type { SignalFilter } from '../../reading/signal-views.js';
import { INSIGHT_COLUMNS, insightOf, type InsightRow } from './insight-rows.js';
import { conditionsOf, inStores } from './signal-filter.js';

const FOUND = `s.signal_id AS "signalId", (DATE '1970-01-01' + s.day)::text AS day`;

@Injectable()
export class PostgresRaisedByHand extends RaisedByHand {
  known(ids: readonly string[], sight: Sight, tx: Transaction): Promise<Found[]> {
    return sqlOf(tx).query<Found>(
      `SELECT ${FOUND} FROM signal s WHERE s.signal_id = ANY($1::uuid[]) AND ($2::text[] IS NULL OR ${inStores('$2')})
       ORDER BY s.occurred_at, s.signal_id`,
      [ids, sight.seen],
    );
  }

  find(filter: SignalFilter, most: number, sight: Sight, tx: Transaction): Promise<Found[]> {
    const { where, values } = conditionsOf(filter, sight);
    return sqlOf(tx).query<Found>(
      `SELECT ${FOUND} FROM signal s WHERE ${where} ORDER BY s.occurred_at DESC, s.signal_id DESC LIMIT $${values.length + 1}`,
      [...values, most],
    );
  }

  async before(id: string, tx: Transaction): Promise<{ insight: Insight; asked: string } | undefined> {
    const sql = sqlOf(tx);
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [id]);
    const [row] = await sql.query<InsightRow & { asked: string }>(
      `SELECT ${INSIGHT_COLUMNS}, i.asked FROM insight i WHERE i.id = $1`,
      [id],
    );
    if (!row) return undefined;
    const { asked, ...insight } = row;
    return { insight: insightOf(insight), asked };
  }

  async keep(insight: Insight, asked: string, evidence: readonly string[], tx: Transaction): Promise<void> {
    const sql = sqlOf(tx);
    await sql.query(
      `INSERT INTO insight (id, version, kind, title, statement, touchpoint, theme, period_from, period_to, trend, size,
         raised_by, raised_at, revised_at, open, asked)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11, $12, NULL, true, $13)`,
      [
        insight.id,
        insight.version,
        insight.kind,
        insight.title,
        insight.statement,
        insight.touchpoint,
        insight.theme,
        insight.period.from,
        insight.period.to,
        JSON.stringify(insight.size),
        insight.raisedBy,
        insight.raisedAt,
        asked,
      ],
    );
    await sql.query(
      `INSERT INTO insight_evidence (insight_id, signal_id, subject_id, occurred_at)
       SELECT $1, s.signal_id, s.subject_id, s.occurred_at FROM signal s WHERE s.signal_id = ANY($2::uuid[])`,
      [insight.id, evidence],
    );
  }
}
