import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Begins with one policy for what is overdue; what stalls is told to its owner and then its sponsor anyway. */
export class Escalations1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE policies (
      policy_id uuid NOT NULL DEFAULT gen_random_uuid(),
      version integer NOT NULL DEFAULT 1,
      name text NOT NULL,
      reasons text[] NOT NULL,
      team_id uuid,
      steps jsonb NOT NULL,
      runs integer NOT NULL,
      acknowledged_for_hours float8 NOT NULL,
      CONSTRAINT policies_pk PRIMARY KEY (policy_id))`);
    await runner.query(`CREATE TABLE policy_reasons (
      policy_id uuid NOT NULL,
      reason text NOT NULL,
      team_id uuid,
      CONSTRAINT policy_reasons_of FOREIGN KEY (policy_id) REFERENCES policies ON DELETE CASCADE,
      CONSTRAINT policy_reasons_one_answer UNIQUE NULLS NOT DISTINCT (reason, team_id))`);
    await runner.query('CREATE INDEX policy_reasons_by_policy ON policy_reasons (policy_id)');
    await runner.query(`WITH made AS (
        INSERT INTO policies (name, reasons, steps, runs, acknowledged_for_hours) VALUES ('Overdue', '{overdue}',
          '[{"waitHours": 8, "workingHours": true, "to": "owner", "personId": null},
            {"waitHours": 8, "workingHours": true, "to": "manager", "personId": null}]', 1, 48) RETURNING policy_id)
      INSERT INTO policy_reasons (policy_id, reason) SELECT policy_id, 'overdue' FROM made`);
    await runner.query(`CREATE TABLE escalations (
      escalation_id uuid NOT NULL DEFAULT gen_random_uuid(),
      action_id uuid NOT NULL,
      reason text NOT NULL,
      owner_id uuid NOT NULL,
      course jsonb NOT NULL,
      opened_at timestamptz NOT NULL,
      place integer NOT NULL DEFAULT 0,
      began_at timestamptz NOT NULL,
      due_at timestamptz,
      heard uuid[] NOT NULL DEFAULT '{}',
      acknowledged jsonb,
      state text NOT NULL DEFAULT 'running',
      ended_at timestamptz,
      CONSTRAINT escalations_pk PRIMARY KEY (escalation_id),
      CONSTRAINT escalations_of_action FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT escalations_watched CHECK ((state IN ('running', 'acknowledged')) = (due_at IS NOT NULL)),
      CONSTRAINT escalations_ended CHECK ((state IN ('resolved', 'exhausted')) = (ended_at IS NOT NULL)))`);
    await runner.query('CREATE INDEX escalations_due ON escalations (due_at) WHERE due_at IS NOT NULL');
    await runner.query('CREATE INDEX escalations_by_action ON escalations (action_id, reason)');
    await runner.query(`CREATE UNIQUE INDEX escalations_one_at_a_time ON escalations (action_id, reason)
      WHERE due_at IS NOT NULL`);
    await runner.query(`CREATE TABLE escalation_steps (
      escalation_id uuid NOT NULL,
      step integer NOT NULL,
      at timestamptz NOT NULL,
      to_id uuid NOT NULL,
      to_name text NOT NULL,
      instead_of text,
      CONSTRAINT escalation_steps_once PRIMARY KEY (escalation_id, step),
      CONSTRAINT escalation_steps_of FOREIGN KEY (escalation_id) REFERENCES escalations)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE escalation_steps, escalations, policy_reasons, policies');
  }
}
