import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens after the promise; what was promised before goes on with a week that began when it was promised. */
export class Work1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE actions
      ADD domain jsonb NOT NULL DEFAULT '{"domain": "disorder", "reason": null, "by": null}',
      ADD sponsor_id uuid,
      ADD way jsonb,
      ADD started_at timestamptz,
      ADD progress_at timestamptz,
      ADD stalls integer NOT NULL DEFAULT 0,
      ADD week_from timestamptz,
      ADD stalls_at timestamptz,
      ADD done_at timestamptz,
      ADD measure_at timestamptz,
      ADD outcome jsonb,
      ADD dropped jsonb`);
    await runner.query(`UPDATE actions SET progress_at = committed_at, week_from = committed_at,
      stalls_at = committed_at + interval '7 days' WHERE state = 'committed'`);
    await runner.query(`INSERT INTO timers (action_id, kind, due_at)
      SELECT action_id, 'stalled', stalls_at FROM actions WHERE state = 'committed'`);
    await runner.query('ALTER TABLE actions DROP CONSTRAINT actions_promised_whole');
    await runner.query(`ALTER TABLE actions ADD CONSTRAINT actions_promised_whole CHECK (state IN ('proposed', 'dropped')
      OR num_nulls(problem, owner_id, deadline, stakes, success_measure, committed_at, committed_by, progress_at,
        week_from) = 0)`);
    await runner.query(`ALTER TABLE actions ADD CONSTRAINT actions_in_their_state CHECK (CASE state
      WHEN 'proposed' THEN dropped IS NULL
      WHEN 'committed' THEN stalls_at IS NOT NULL
      WHEN 'in-progress' THEN num_nulls(stalls_at, started_at) = 0
      WHEN 'done' THEN num_nulls(done_at, measure_at) = 0
      WHEN 'verifying' THEN num_nulls(done_at, measure_at) = 0
      WHEN 'verified' THEN outcome IS NOT NULL
      WHEN 'refuted' THEN num_nulls(outcome, stalls_at) = 0
      WHEN 'inconclusive' THEN num_nulls(outcome, stalls_at) = 0
      WHEN 'dropped' THEN dropped IS NOT NULL
      ELSE false END)`);
    await runner.query('ALTER TABLE history ADD why text');
    await runner.query(`CREATE TABLE evidence (
      action_id uuid NOT NULL,
      version integer NOT NULL,
      at timestamptz NOT NULL,
      by text NOT NULL,
      kind text NOT NULL,
      what text NOT NULL,
      place text NOT NULL,
      moved jsonb,
      CONSTRAINT evidence_pk PRIMARY KEY (action_id, version),
      CONSTRAINT evidence_of_action FOREIGN KEY (action_id) REFERENCES actions)`);
    await runner.query(`ALTER TABLE notices ADD to_id uuid, ADD to_name text, ADD times integer NOT NULL DEFAULT 1,
      ADD cost jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notices DROP to_id, DROP to_name, DROP times, DROP cost');
    await runner.query('DROP TABLE evidence');
    await runner.query('ALTER TABLE history DROP why');
    await runner.query('ALTER TABLE actions DROP CONSTRAINT actions_in_their_state');
    await runner.query(`ALTER TABLE actions DROP domain, DROP sponsor_id, DROP way, DROP started_at, DROP progress_at,
      DROP stalls, DROP week_from, DROP stalls_at, DROP done_at, DROP measure_at, DROP outcome, DROP dropped`);
  }
}
