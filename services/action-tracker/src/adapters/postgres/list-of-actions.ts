import type { Sql } from '@mirrorloop/messaging-postgres';
import type { ActionFilter, ListedActions, ListPlace } from '../../domain/actions.js';
import { actionOf, type ActionRow } from './action-rows.js';

type ListedRow = ActionRow & { is_overdue: boolean; cost: number };

const FILTERED = `FROM actions WHERE ($1::uuid IS NULL OR insight_id = $1)
  AND ($2::uuid IS NULL OR owner_id = $2) AND ($3::text IS NULL OR state = $3)`;
const OVERDUE = "coalesce(deadline <= $4 AND state IN ('committed', 'in-progress'), false)";
/** An action without an amount comes after the cheapest one with one. */
const COST = 'coalesce(cost_a_week, -1)';

/** One page by keyset: overdue at the instant of the first page, then cost, then id, all descending. */
export async function pageOfActions(
  sql: Sql,
  { insightId = null, ownerId = null, state = null }: NullFilter,
  now: Date,
  limit: number,
  after?: ListPlace,
): Promise<ListedActions> {
  const filter = [insightId, ownerId, state];
  const at = after ? new Date(after.at) : now;
  const [counted] = await sql.query<{ total: number }>(`SELECT count(*)::integer AS total ${FILTERED}`, filter);
  const rows = await sql.query<ListedRow>(
    `SELECT *, ${OVERDUE} AS is_overdue, ${COST} AS cost ${FILTERED}
       AND ($5::boolean IS NULL OR (${OVERDUE}, ${COST}, action_id) < ($5, $6::float8, $7::uuid))
     ORDER BY is_overdue DESC, cost DESC, action_id DESC LIMIT $8`,
    [...filter, at, after?.overdue ?? null, after?.cost ?? null, after?.id ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? placeOf(shown.at(-1)!, at) : undefined;
  return { actions: shown.map(actionOf), next, total: counted!.total };
}

type NullFilter = { [K in keyof ActionFilter]: ActionFilter[K] | null };

const placeOf = ({ is_overdue, cost, action_id }: ListedRow, at: Date): ListPlace => ({
  at: at.toISOString(),
  overdue: is_overdue,
  cost,
  id: action_id,
});
