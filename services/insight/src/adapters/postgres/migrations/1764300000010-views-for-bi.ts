import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports may stand on: documented in docs/reference/bi.md, without a customer, a text or a name. */
const UP = `
CREATE VIEW bi_insight AS
  SELECT id AS insight_id, kind, touchpoint, theme, period_from, period_to, raised_at, revised_at, open FROM insight;
COMMENT ON VIEW bi_insight IS 'Each insight once';
COMMENT ON COLUMN bi_insight.insight_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_insight.kind IS 'What kind of insight: surge, ...';
COMMENT ON COLUMN bi_insight.touchpoint IS 'Where it shows; null where it is not about one';
COMMENT ON COLUMN bi_insight.theme IS 'What it is about; null where it is not about one';
COMMENT ON COLUMN bi_insight.period_from IS 'First day of the signals behind it, UTC';
COMMENT ON COLUMN bi_insight.period_to IS 'Last day of the signals behind it, UTC';
COMMENT ON COLUMN bi_insight.raised_at IS 'When it was raised';
COMMENT ON COLUMN bi_insight.revised_at IS 'When it was last revised; null where it never was';
COMMENT ON COLUMN bi_insight.open IS 'Whether it still goes on';

CREATE VIEW bi_touchpoint_day AS
  SELECT touchpoint, DATE '1970-01-01' + day AS day, total, with_words, judged, negative FROM touchpoint_day;
COMMENT ON VIEW bi_touchpoint_day IS 'Signals a touchpoint and UTC day, counted in full';
COMMENT ON COLUMN bi_touchpoint_day.touchpoint IS 'Where they were said';
COMMENT ON COLUMN bi_touchpoint_day.day IS 'UTC day on which what they tell of occurred';
COMMENT ON COLUMN bi_touchpoint_day.total IS 'All signals';
COMMENT ON COLUMN bi_touchpoint_day.with_words IS 'Those with words';
COMMENT ON COLUMN bi_touchpoint_day.judged IS 'Those whose sentiment was found';
COMMENT ON COLUMN bi_touchpoint_day.negative IS 'Those found negative';
`;

export class ViewsForBi1764300000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW bi_touchpoint_day, bi_insight');
  }
}
