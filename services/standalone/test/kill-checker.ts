import type pg from 'pg';

/** What a platform that lost nothing and repeated nothing looks like in its tables; `rows` were sent, each with an id of its own. */
export const wanted = (rows: number) => ({ ...wantedInLog(rows), ...wantedInTables(rows) });

/** A relay that is killed between append and delete appends again: under the id it had, saying what it said. */
const wantedInLog = (rows: number) => ({ events: rows, signalsInEvents: rows, repeatsThatSayAnother: 0 });

/** The same where the log is somewhere else. */
export const wantedInTables = (rows: number) => ({
  signals: rows,
  rowsOfTheFiles: rows,
  countedBySource: rows,
  analyses: rows,
  signalsInSeries: rows,
  negativeInSeriesBeyondSignals: 0,
  unsentEvents: 0,
  parked: 0,
  failedSignals: 0,
  insightsRepeated: 0,
  actionsWithoutInsight: 0,
  insightsWithoutAction: 0,
  actionsRepeated: 0,
  evidenceOfNoSignal: 0,
  tracedSignals: rows,
  heardAndNotTheSame: 0,
});

const inLog = `SELECT
  (SELECT count(DISTINCT event_id) FROM log.entry WHERE type = 'ingestion.signal-recorded.v1') AS "events",
  (SELECT count(DISTINCT data::jsonb ->> 'signalId') FROM log.entry WHERE type = 'ingestion.signal-recorded.v1') AS "signalsInEvents",
  (SELECT count(DISTINCT (event_id, topic, partition, key, sequence, data)) - count(DISTINCT event_id) FROM log.entry) AS "repeatsThatSayAnother"`;

/** Reads the tables by SQL of its own: it shares no code with the services, so it can't share their mistakes. */
const inTables = `SELECT
  (SELECT count(*) FROM ingestion.signal) AS "signals",
  (SELECT count(DISTINCT (source, split_part(raw, ',', 1))) FROM ingestion.signal) AS "rowsOfTheFiles",
  (SELECT coalesce(sum(signals), 0) FROM ingestion.source) AS "countedBySource",
  (SELECT count(*) FROM insight.signal) AS "analyses",
  (SELECT coalesce(sum(total), 0) FROM insight.touchpoint_day) AS "signalsInSeries",
  (SELECT abs(coalesce(sum(negative), 0) - (SELECT count(*) FROM insight.signal WHERE sentiment = 'negative')) FROM insight.touchpoint_day) AS "negativeInSeriesBeyondSignals",
  (SELECT count(*) FROM ingestion.outbox) + (SELECT count(*) FROM insight.outbox) + (SELECT count(*) FROM action_tracker.outbox) + (SELECT count(*) FROM gateway.outbox) AS "unsentEvents",
  (SELECT count(*) FROM ingestion.parked) + (SELECT count(*) FROM insight.parked) + (SELECT count(*) FROM action_tracker.parked) + (SELECT count(*) FROM gateway.parked) AS "parked",
  (SELECT count(*) FROM ingestion.failed_signal) AS "failedSignals",
  (SELECT count(*) - count(DISTINCT (touchpoint, theme)) FROM insight.insight) AS "insightsRepeated",
  (SELECT count(*) FROM action_tracker.actions a WHERE NOT EXISTS (SELECT FROM insight.insight i WHERE i.id = a.insight_id)) AS "actionsWithoutInsight",
  (SELECT count(*) FROM insight.insight i WHERE NOT EXISTS (SELECT FROM action_tracker.actions a WHERE a.insight_id = i.id)) AS "insightsWithoutAction",
  (SELECT count(*) - count(DISTINCT insight_id) FROM action_tracker.actions) AS "actionsRepeated",
  (SELECT count(*) FROM insight.insight_evidence e WHERE NOT EXISTS (SELECT FROM ingestion.signal s WHERE s.id = e.signal_id)) AS "evidenceOfNoSignal",
  (SELECT count(*) FROM gateway.traced_signal) AS "tracedSignals",
  (SELECT count(*) FROM insight.signal i JOIN ingestion.signal s ON s.id = i.signal_id
    WHERE (s.text, s.touchpoint, s.occurred_at, s.subject_id, s.rating_value) IS DISTINCT FROM (i.text, i.touchpoint, i.occurred_at, i.subject_id, i.rating_value)) AS "heardAndNotTheSame"`;

export const check = async (database: pg.Client): Promise<Record<string, number>> => ({
  ...(await numbers(database, inLog)),
  ...(await checkTables(database)),
});

export const checkTables = (database: pg.Client): Promise<Record<string, number>> => numbers(database, inTables);

async function numbers(database: pg.Client, question: string): Promise<Record<string, number>> {
  const { rows } = await database.query<Record<string, string>>(question);
  return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
}
