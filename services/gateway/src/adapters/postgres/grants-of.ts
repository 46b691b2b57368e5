/**
 * What somebody holds, as a JSON list of grants: what was given, and what follows from where an active person works.
 *
 * @param who an SQL expression for their id; never anything a caller sent
 */
export const grantsOf = (who: string): string => `(SELECT coalesce(jsonb_agg(held), '[]') FROM (
  ${givenTo(who)} UNION ALL ${byWorkOf(who)}) AS of_them)`;

export const grantsByWorkOf = (who: string): string =>
  `(SELECT coalesce(jsonb_agg(held), '[]') FROM (${byWorkOf(who)}) AS of_them)`;

const givenTo = (who: string): string =>
  `SELECT jsonb_build_object('role', g.role, 'scope', g.scope) AS held FROM access_grant g WHERE g.who_id = ${who}`;

const byWorkOf = (who: string): string =>
  `SELECT jsonb_build_object('role', 'employee', 'scope', jsonb_build_object('of', 'teams', 'ids', jsonb_build_array(w.team_id))) AS held
     FROM person w WHERE w.id = ${who} AND w.active
   UNION ALL
   SELECT jsonb_build_object('role', 'employee', 'scope', jsonb_build_object('of', 'stores', 'ids', w.stores))
     FROM person w WHERE w.id = ${who} AND w.active AND jsonb_array_length(w.stores) > 0
   UNION ALL
   SELECT jsonb_build_object('role', 'manager', 'scope', jsonb_build_object('of', 'teams', 'ids', jsonb_agg(m.id ORDER BY m.id)))
     FROM team m JOIN person w ON w.id = m.manager_id AND w.active WHERE m.active AND m.manager_id = ${who} HAVING count(*) > 0`;

/** Whoever has left comes in no more, however they were let in before. */
export const hasNotLeft = (who: string): string =>
  `NOT EXISTS (SELECT FROM person gone WHERE gone.id = ${who} AND NOT gone.active)`;
