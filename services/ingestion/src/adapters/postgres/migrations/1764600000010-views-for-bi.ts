import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports may stand on: documented in docs/reference/bi.md, without a customer, a text or a name. */
const UP = `
CREATE VIEW bi_signal_day AS
  SELECT source, channel, touchpoint, (occurred_at AT TIME ZONE 'UTC')::date AS day, count(*) AS signals,
    count(text) AS with_words, count(rating_value) AS with_rating
  FROM signal GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW bi_signal_day IS 'Signals a source, channel, touchpoint and UTC day, as they were recorded';
COMMENT ON COLUMN bi_signal_day.source IS 'The source that sent them';
COMMENT ON COLUMN bi_signal_day.channel IS 'On which channel they were said';
COMMENT ON COLUMN bi_signal_day.touchpoint IS 'Where they were said';
COMMENT ON COLUMN bi_signal_day.day IS 'UTC day on which what they tell of occurred';
COMMENT ON COLUMN bi_signal_day.signals IS 'All signals';
COMMENT ON COLUMN bi_signal_day.with_words IS 'Those with words';
COMMENT ON COLUMN bi_signal_day.with_rating IS 'Those with a rating';

CREATE VIEW bi_failed_signal_day AS
  SELECT source, code, (failed_at AT TIME ZONE 'UTC')::date AS day, count(*) AS failed, count(replayed_at) AS replayed
  FROM failed_signal GROUP BY 1, 2, 3;
COMMENT ON VIEW bi_failed_signal_day IS 'Signals that could not be taken, a source, reason and UTC day';
COMMENT ON COLUMN bi_failed_signal_day.source IS 'The source that sent them';
COMMENT ON COLUMN bi_failed_signal_day.code IS 'Why, as the list of failed signals names it';
COMMENT ON COLUMN bi_failed_signal_day.day IS 'UTC day on which they came';
COMMENT ON COLUMN bi_failed_signal_day.failed IS 'All of them';
COMMENT ON COLUMN bi_failed_signal_day.replayed IS 'Those that were taken later';
`;

export class ViewsForBi1764600000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW bi_failed_signal_day, bi_signal_day');
  }
}
