import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE heard_of_work (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  sequence bigint NOT NULL,
  insight_id uuid,
  owner_id uuid,
  team_id uuid,
  name text,
  active boolean NOT NULL
);
CREATE INDEX heard_of_running ON heard_of_work (insight_id) WHERE kind = 'action' AND active;
COMMENT ON TABLE heard_of_work IS 'Which actions run and which team owns them, as action-tracker and gateway said last: names of teams, none of people';
ALTER TABLE study_answer ADD COLUMN awareness jsonb;
COMMENT ON COLUMN study_answer.awareness IS 'By item asked of: known, acted on, by which team';
`;

export class Awareness1764700200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE study_answer DROP COLUMN awareness');
    await runner.query('DROP TABLE heard_of_work');
  }
}
