/** Of 70,000 promises 10,000 fall overdue within the minute; with the others' and their own later ones 200,000 are open. */
export const DUE = 10_000;
const PROMISES = 70_000;
export const OPEN = DUE * 2 + (PROMISES - DUE) * 3;

/** An id of its own for each text, of the form that events ask for. */
const idOf = (text: string): string => `overlay(overlay(md5(${text}) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid`;

/** What the tracker would have written, set by set; $1: when the first one falls overdue. */
export const OPEN_TIMERS = [
  `INSERT INTO action_tracker.people (person_id, sequence, name, email, title, team_id, time_zone, active)
     SELECT ${idOf("'owner' || n")}, 1, 'Owner ' || n, 'owner' || n || '@bench.example', '', ${idOf("'team'")}, 'Europe/London', true
     FROM generate_series(1, 200) n`,
  `INSERT INTO action_tracker.actions (action_id, insight_id, correlation_id, state, version, insight_sequence, title,
       insight_size, stakes, problem, owner_id, deadline, success_measure, proposed_at, committed_at, committed_by,
       progress_at, week_from, stalls_at, way)
     SELECT ${idOf("'action' || n")}, ${idOf("'insight' || n")}, 'bench', 'committed', 2, 1, 'Promise ' || n,
       '{"customers": 1, "customersAWeek": 1, "valueAYear": null}',
       '{"acting": {"amount": 1, "low": null, "high": null, "unit": "EUR a week", "basis": "bench"},
         "notActing": {"amount": 1, "low": null, "high": null, "unit": "EUR a week", "basis": "bench"}}',
       'Bench', ${idOf("'owner' || (1 + n % 200)")},
       CASE WHEN n <= ${DUE} THEN $1::timestamptz + n * interval '1 minute' / ${DUE} ELSE $1::timestamptz + interval '30 days' + n * interval '1 minute' END,
       '{"metric": "m", "population": "p", "smallestEffect": 1, "unit": "u", "lagDays": 14}',
       $1::timestamptz - interval '2 days', $1::timestamptz - interval '2 days', 'Bench',
       $1::timestamptz - interval '2 days', $1::timestamptz - interval '2 days', $1::timestamptz + interval '5 days',
       '{"kind": "break-down", "parts": ["a", "b"]}'
     FROM generate_series(1, ${PROMISES}) n`,
  `INSERT INTO action_tracker.timers (action_id, kind, due_at, fired_at)
     SELECT action_id, kind, due_at, CASE WHEN due_at < $1 THEN due_at END FROM action_tracker.actions
       CROSS JOIN LATERAL (VALUES ('due', deadline - interval '24 hours'), ('overdue', deadline), ('stalled', stalls_at))
         AS t (kind, due_at)`,
  'ANALYZE action_tracker.actions, action_tracker.timers',
];

/** How late each fired, in ms; null where it hasn't. */
export const LATENESS = `SELECT count(*) FILTER (WHERE fired_at IS NULL)::int AS missing,
    coalesce(max(extract(epoch FROM fired_at - due_at)) * 1000, 0)::float8 AS worst,
    coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM fired_at - due_at)) * 1000, 0)::float8 AS p99
  FROM action_tracker.timers WHERE kind = 'overdue' AND due_at <= $1`;
export const TOLD = `SELECT count(*)::int AS notices, count(DISTINCT action_id)::int AS actions
  FROM action_tracker.notices WHERE kind = 'overdue'`;
