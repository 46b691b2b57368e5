import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Meetings1764700000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE meetings (
      meeting_id uuid NOT NULL,
      series_id uuid NOT NULL,
      version integer NOT NULL,
      revision integer NOT NULL,
      state text NOT NULL,
      title text NOT NULL,
      starts_at timestamptz NOT NULL,
      minutes integer NOT NULL,
      attendee_ids uuid[] NOT NULL,
      notes text,
      planned_by text NOT NULL,
      started_at timestamptz,
      closed_at timestamptz,
      closed_by text,
      cancelled jsonb,
      previous_id uuid,
      next_id uuid,
      left_out jsonb NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT meetings_pk PRIMARY KEY (meeting_id),
      CONSTRAINT meetings_previous FOREIGN KEY (previous_id) REFERENCES meetings,
      CONSTRAINT meetings_next FOREIGN KEY (next_id) REFERENCES meetings,
      CONSTRAINT meetings_in_their_state CHECK (CASE state
        WHEN 'planned' THEN num_nonnulls(started_at, closed_at, cancelled) = 0
        WHEN 'running' THEN started_at IS NOT NULL AND num_nonnulls(closed_at, cancelled) = 0
        WHEN 'closed' THEN num_nulls(started_at, closed_at, closed_by) = 0
        WHEN 'cancelled' THEN cancelled IS NOT NULL
        ELSE false END))`);
    await runner.query('CREATE INDEX meetings_of_series ON meetings (series_id, closed_at)');
    await runner.query(`CREATE INDEX meetings_to_come ON meetings USING gin (attendee_ids)
      WHERE state IN ('planned', 'running')`);
    await runner.query(`CREATE TABLE meeting_items (
      item_id uuid NOT NULL,
      meeting_id uuid NOT NULL,
      action_id uuid NOT NULL,
      place integer NOT NULL,
      section text NOT NULL,
      version integer NOT NULL,
      decision text NOT NULL,
      reason text,
      note text,
      draft jsonb,
      decided_by text,
      decided_at timestamptz,
      CONSTRAINT meeting_items_pk PRIMARY KEY (item_id),
      CONSTRAINT meeting_items_once UNIQUE (meeting_id, action_id),
      CONSTRAINT meeting_items_of_meeting FOREIGN KEY (meeting_id) REFERENCES meetings,
      CONSTRAINT meeting_items_of_action FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT meeting_items_with_reason CHECK (decision NOT IN ('deferred', 'dropped') OR reason IS NOT NULL))`);
    await runner.query('CREATE INDEX meeting_items_by_action ON meeting_items (action_id)');
    await runner.query('ALTER TABLE notices ADD meeting_id uuid, ADD text text, ADD calendar text');
    await runner.query('ALTER TABLE notices DROP CONSTRAINT notices_of_one');
    await runner.query(`ALTER TABLE notices
      ADD CONSTRAINT notices_of_one CHECK (num_nonnulls(action_id, case_id, meeting_id) = 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM deliveries d USING notices n
      WHERE n.notice_id = d.notice_id AND n.meeting_id IS NOT NULL`);
    await runner.query('DELETE FROM notices WHERE meeting_id IS NOT NULL');
    await runner.query('ALTER TABLE notices DROP CONSTRAINT notices_of_one');
    await runner.query('ALTER TABLE notices DROP meeting_id, DROP text, DROP calendar');
    await runner.query(
      'ALTER TABLE notices ADD CONSTRAINT notices_of_one CHECK (num_nonnulls(action_id, case_id) = 1)',
    );
    await runner.query('DROP TABLE meeting_items, meetings');
  }
}
