import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Action, isPromised, type PromisedAction } from '../../domain/action.js';
import type { Playbook } from '../../domain/playbook.js';
import { type LikeCases, Playbooks, type PlaybooksById } from '../../domain/playbooks.js';
import type { Attempt } from '../../domain/track-record.js';

@Injectable()
export class PostgresPlaybooks extends Playbooks {
  constructor(private readonly database: Database) {
    super();
  }

  all(): Promise<Playbook[]> {
    return this.database.query<Playbook>(`SELECT ${PLAYBOOK} FROM playbooks ORDER BY retired, name, playbook_id`);
  }
  async find(playbookId: string): Promise<Playbook | undefined> {
    const sql = `SELECT ${PLAYBOOK} FROM playbooks WHERE playbook_id = $1`;
    const [playbook] = await this.database.query<Playbook>(sql, [playbookId]);
    return playbook;
  }
  async lock(playbookId: string, tx: Transaction): Promise<Playbook | undefined> {
    const sql = `SELECT ${PLAYBOOK} FROM playbooks WHERE playbook_id = $1 FOR UPDATE`;
    const [playbook] = await sqlOf(tx).query<Playbook>(sql, [playbookId]);
    return playbook;
  }
  async named(ids: readonly string[], tx?: Transaction): Promise<PlaybooksById> {
    if (ids.length === 0) return new Map();
    const sql = `SELECT ${PLAYBOOK} FROM playbooks WHERE playbook_id = ANY($1::uuid[]) ORDER BY playbook_id`;
    const found = tx
      ? await sqlOf(tx).query<Playbook>(`${sql} FOR UPDATE`, [ids])
      : await this.database.query<Playbook>(sql, [ids]);
    return new Map(found.map((playbook) => [playbook.playbookId, playbook]));
  }
  async save(playbook: Playbook, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(SAVE, [JSON.stringify(playbook)]);
  }
  async keepAttempts(actions: readonly Action[], at: Date, tx: Transaction): Promise<void> {
    const attempts = actions.filter(isPromised).flatMap((action) => attemptOf(action, at));
    if (attempts.length > 0) await sqlOf(tx).query(KEEP_ATTEMPTS, [JSON.stringify(attempts)]);
  }
  attempts(playbookId?: string): Promise<Attempt[]> {
    const sql = attempts('t.playbook_id IS NOT NULL AND ($1::uuid IS NULL OR t.playbook_id = $1)');
    return this.database.query<Attempt>(sql, [playbookId ?? null]);
  }
  attemptsIn({ insightKind, domain, exceptActionId }: LikeCases): Promise<Attempt[]> {
    const sql = attempts('t.insight_kind IS NOT DISTINCT FROM $1 AND t.domain = $2 AND t.action_id <> $3');
    return this.database.query<Attempt>(sql, [insightKind, domain, exceptActionId]);
  }
}

const attemptOf = ({ actionId, insight, domain, commitment, committedAt, outcome }: PromisedAction, at: Date) =>
  commitment.way
    ? [
        {
          ...{ actionId, committedAt, insightKind: insight.kind ?? null, domain: domain.domain },
          ...{ kind: commitment.way.kind, playbookId: commitment.playbookId ?? null },
          ...{ unit: commitment.successMeasure.unit, outcome, judgedAt: outcome && at },
        },
      ]
    : [];

/** The domain stays what it was when this was promised. */
const KEEP_ATTEMPTS = `INSERT INTO attempts
    (action_id, committed_at, insight_kind, domain, kind, playbook_id, unit, outcome, judged_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t ("actionId" uuid, "committedAt" timestamptz, "insightKind" text,
    domain text, kind text, "playbookId" uuid, unit text, outcome jsonb, "judgedAt" timestamptz)
  ON CONFLICT (action_id, committed_at) DO UPDATE SET outcome = excluded.outcome, judged_at = excluded.judged_at
  WHERE attempts.outcome IS DISTINCT FROM excluded.outcome`;

const PLAYBOOK = `playbook_id AS "playbookId", version, name, insight_kind AS "insightKind", domain, way,
  made_by AS "madeBy", made_at AS "madeAt", retired`;
const SAVE = `INSERT INTO playbooks (playbook_id, version, name, insight_kind, domain, way, made_by, made_at, retired)
  SELECT * FROM jsonb_to_record($1::jsonb) AS p ("playbookId" uuid, version integer, name text, "insightKind" text,
    domain text, way jsonb, "madeBy" text, "madeAt" timestamptz, retired boolean)
  ON CONFLICT (playbook_id) DO UPDATE SET (version, name, insight_kind, domain, way, retired) =
    (excluded.version, excluded.name, excluded.insight_kind, excluded.domain, excluded.way, excluded.retired)`;

/** Each that somebody judged; what nobody has measured yet is counted, since there may be very much of it. */
const attempts = (where: string): string => `SELECT 1 AS promises, t.action_id AS "actionId", a.title,
    t.insight_kind AS "insightKind", t.domain, t.kind, t.playbook_id AS "playbookId", t.outcome ->> 'verdict' AS verdict,
    (t.outcome ->> 'effect')::float8 AS effect, (t.outcome ->> 'low')::float8 AS low,
    (t.outcome ->> 'high')::float8 AS high, (t.outcome ->> 'n')::float8 AS n, t.unit,
    t.outcome ->> 'source' AS source, t.judged_at AS at, t.committed_at AS "committedAt"
  FROM attempts t JOIN actions a USING (action_id) WHERE t.outcome IS NOT NULL AND ${where}
  UNION ALL
  SELECT count(*)::int, NULL, NULL, t.insight_kind, t.domain, t.kind, t.playbook_id, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, max(t.committed_at)
  FROM attempts t WHERE t.outcome IS NULL AND ${where}
  GROUP BY t.insight_kind, t.domain, t.kind, t.playbook_id
  ORDER BY "committedAt" DESC, "actionId"`;
