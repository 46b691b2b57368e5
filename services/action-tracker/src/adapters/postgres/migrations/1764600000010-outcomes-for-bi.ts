import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of actions, for reports; without who measured it, or where. */
const UP = `
CREATE VIEW bi_outcome AS
  SELECT action_id, insight_id, outcome ->> 'verdict' AS verdict, (outcome ->> 'effect')::float8 AS effect,
    (outcome ->> 'low')::float8 AS low, (outcome ->> 'high')::float8 AS high, (outcome ->> 'n')::int AS n, done_at
  FROM actions WHERE outcome IS NOT NULL;
COMMENT ON VIEW bi_outcome IS 'What came of each action whose success was measured again';
COMMENT ON COLUMN bi_outcome.action_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_outcome.insight_id IS 'The insight it answers';
COMMENT ON COLUMN bi_outcome.verdict IS 'verified, refuted or inconclusive';
COMMENT ON COLUMN bi_outcome.effect IS 'Improvement in the unit of its success measure';
COMMENT ON COLUMN bi_outcome.low IS 'Lower end of its 95% interval';
COMMENT ON COLUMN bi_outcome.high IS 'Upper end of its 95% interval';
COMMENT ON COLUMN bi_outcome.n IS 'How many it rests on';
COMMENT ON COLUMN bi_outcome.done_at IS 'When the work was done';
`;

export class OutcomesForBi1764600000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW bi_outcome');
  }
}
