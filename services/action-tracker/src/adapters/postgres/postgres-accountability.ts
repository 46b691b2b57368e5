import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import {
  Accountability,
  type Durations,
  type Figures,
  type OldPromise,
  type RunningCost,
  type TeamPromises,
} from '../../features/show-accountability/accountability.js';

@Injectable()
export class PostgresAccountability extends Accountability {
  constructor(private readonly database: Database) {
    super();
  }

  async figures(now: Date): Promise<Figures> {
    const [signalToOwner] = await this.database.query<Durations>(durations('committed_at - insight_since'));
    const [insightToOwner] = await this.database.query<Durations>(durations('committed_at - proposed_at'));
    const [ownerToDone] = await this.database.query<Durations>(durations('done_at - committed_at'));
    const teams = await this.database.query<TeamPromises>(TEAMS, [now]);
    const cost = await this.database.query<RunningCost>(COST);
    const [counted] = await this.database.query<{ unowned: number; running: number }>(COUNTED);
    const oldest = await this.database.query<OldPromise>(OLDEST);
    const times = { signalToOwner: signalToOwner!, insightToOwner: insightToOwner!, ownerToDone: ownerToDone! };
    return { ...times, teams, cost, ...counted!, oldest };
  }
}

const durations = (span: string): string => `SELECT count(*)::int AS n,
  avg(ln(greatest(extract(epoch FROM ${span}), 1)))::float8 AS mean,
  stddev_samp(ln(greatest(extract(epoch FROM ${span}), 1)))::float8 AS sd
  FROM actions WHERE ${span} IS NOT NULL`;

const TO_DO = "state IN ('committed', 'in-progress', 'refuted', 'inconclusive')";

/** Late is late, whether it runs or was done after its deadline; stalled are those that run without progress. */
const TEAMS = `WITH promised AS (
    SELECT p.team_id, a.owner_id, a.stalls > 0 AND ${TO_DO} AS stalled,
      coalesce(a.done_at, CASE WHEN a.state IN ('committed', 'in-progress') THEN $1::timestamptz END) >= a.deadline AS late
    FROM actions a JOIN people p ON p.person_id = a.owner_id WHERE a.state NOT IN ('proposed', 'dropped'))
  SELECT t.team_id AS "teamId", t.name AS team, count(DISTINCT owner_id)::int AS people,
    count(*) FILTER (WHERE coalesce(NOT late, true) AND NOT stalled)::int AS "onTime",
    count(*) FILTER (WHERE late)::int AS overdue, count(*) FILTER (WHERE stalled)::int AS stalled
  FROM promised JOIN teams t USING (team_id) GROUP BY t.team_id, t.name ORDER BY t.name, t.team_id`;

/** What was taken back before anybody promised it waits for nobody. */
const UNOWNED = "state = 'proposed' AND withdrawn IS NULL";
const WAITING = `(${UNOWNED} OR ${TO_DO})`;
const COST = `SELECT stakes -> 'notActing' ->> 'unit' AS unit, sum(cost_a_week) AS amount, count(*)::int AS counted
  FROM actions WHERE ${WAITING} AND cost_a_week IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;
const COUNTED = `SELECT count(*) FILTER (WHERE ${UNOWNED})::int AS unowned,
  count(*) FILTER (WHERE ${WAITING})::int AS running FROM actions`;
const OLDEST = `SELECT a.action_id AS "actionId", a.title, p.name AS owner, a.committed_at AS "committedAt", a.deadline
  FROM actions a LEFT JOIN people p ON p.person_id = a.owner_id WHERE a.${TO_DO}
  ORDER BY a.committed_at, a.action_id LIMIT 3`;
