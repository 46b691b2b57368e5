import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports may stand on: documented in docs/reference/bi.md, without an owner, a text or a name. */
const UP = `
CREATE VIEW bi_action AS
  SELECT action_id, insight_id, state, cost_a_week, stakes -> 'notActing' ->> 'unit' AS cost_unit,
    (stakes -> 'notActing' ->> 'low')::float8 AS cost_low, (stakes -> 'notActing' ->> 'high')::float8 AS cost_high,
    deadline, proposed_at, committed_at, started_at, done_at, measure_at, stalls FROM actions;
COMMENT ON VIEW bi_action IS 'Each action once';
COMMENT ON COLUMN bi_action.action_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_action.insight_id IS 'The insight it answers';
COMMENT ON COLUMN bi_action.state IS 'How far it is: proposed, committed, in-progress, done, verifying, verified, refuted, inconclusive or dropped';
COMMENT ON COLUMN bi_action.cost_a_week IS 'Estimated cost of a week of waiting; null where it is not known';
COMMENT ON COLUMN bi_action.cost_unit IS 'In which unit';
COMMENT ON COLUMN bi_action.cost_low IS 'Lower end of its interval';
COMMENT ON COLUMN bi_action.cost_high IS 'Upper end of its interval';
COMMENT ON COLUMN bi_action.deadline IS 'Until when it was promised; null before the promise';
COMMENT ON COLUMN bi_action.proposed_at IS 'When it was proposed';
COMMENT ON COLUMN bi_action.committed_at IS 'When it was promised';
COMMENT ON COLUMN bi_action.started_at IS 'When work began';
COMMENT ON COLUMN bi_action.done_at IS 'When the work was done';
COMMENT ON COLUMN bi_action.measure_at IS 'When its success is measured';
COMMENT ON COLUMN bi_action.stalls IS 'How many times it stood still';
`;

export class ViewsForBi1764300000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW bi_action');
  }
}
