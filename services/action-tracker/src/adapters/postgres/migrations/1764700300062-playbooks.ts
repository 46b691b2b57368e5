import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ways of acting, and how each promise went about its insight. A promise that was refuted is made anew on the same row
 * of `actions`; what came of it before stays here.
 */
export class Playbooks1764700300062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE playbooks (
      playbook_id uuid NOT NULL,
      version integer NOT NULL,
      name text NOT NULL,
      insight_kind text,
      domain text NOT NULL,
      way jsonb NOT NULL,
      made_by text NOT NULL,
      made_at timestamptz NOT NULL,
      retired boolean NOT NULL,
      CONSTRAINT playbooks_pk PRIMARY KEY (playbook_id))`);
    await runner.query('ALTER TABLE actions ADD insight_kind text, ADD playbook_id uuid');
    await runner.query(
      'ALTER TABLE actions ADD CONSTRAINT actions_playbook FOREIGN KEY (playbook_id) REFERENCES playbooks',
    );
    await runner.query(`CREATE TABLE attempts (
      action_id uuid NOT NULL,
      committed_at timestamptz NOT NULL,
      insight_kind text,
      domain text NOT NULL,
      kind text NOT NULL,
      playbook_id uuid,
      unit text NOT NULL,
      outcome jsonb,
      judged_at timestamptz,
      CONSTRAINT attempts_pk PRIMARY KEY (action_id, committed_at),
      CONSTRAINT attempts_of_action FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT attempts_playbook FOREIGN KEY (playbook_id) REFERENCES playbooks)`);
    await runner.query('CREATE INDEX attempts_alike ON attempts (domain, insight_kind, committed_at)');
    await runner.query('CREATE INDEX attempts_by_playbook ON attempts (playbook_id) WHERE playbook_id IS NOT NULL');
    await runner.query(`INSERT INTO attempts
      SELECT action_id, committed_at, NULL, domain ->> 'domain', way ->> 'kind', NULL, success_measure ->> 'unit', outcome,
        CASE WHEN outcome IS NOT NULL THEN progress_at END
      FROM actions WHERE way IS NOT NULL AND committed_at IS NOT NULL AND success_measure IS NOT NULL`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempts');
    await runner.query('ALTER TABLE actions DROP insight_kind, DROP playbook_id');
    await runner.query('DROP TABLE playbooks');
  }
}
