import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of reports that are drawn, and of themes: no answer, no words; whatever a report leaves out for its smallness is in none, and no figure of fewer than five. */
const UP = `
CREATE VIEW bi_theme_day AS
  SELECT touchpoint, theme, DATE '1970-01-01' + day AS day, named, negative FROM theme_day;
COMMENT ON VIEW bi_theme_day IS 'Signals that name a theme, a touchpoint and UTC day, counted in full';
COMMENT ON COLUMN bi_theme_day.touchpoint IS 'Where they were said';
COMMENT ON COLUMN bi_theme_day.theme IS 'What they name';
COMMENT ON COLUMN bi_theme_day.day IS 'UTC day on which what they tell of occurred';
COMMENT ON COLUMN bi_theme_day.named IS 'All that name it';
COMMENT ON COLUMN bi_theme_day.negative IS 'Those that name it negatively';

CREATE VIEW bi_study_attribute AS
  SELECT s.id AS study_id, s.title AS study, s.wave, s.closed_at, a ->> 'attribute' AS attribute,
    a ->> 'nature' AS nature, (a ->> 'n')::int AS customers, (a ->> 'mean')::float8 AS mean, (a ->> 'low')::float8 AS low,
    (a ->> 'high')::float8 AS high
  FROM study s, jsonb_array_elements(s.report -> 'attributes') AS a
  WHERE (a ->> 'n')::int >= 5 AND a ->> 'mean' IS NOT NULL;
COMMENT ON VIEW bi_study_attribute IS 'How customers rate each attribute, a closed study; on the study’s own scale';
COMMENT ON COLUMN bi_study_attribute.study_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_study_attribute.study IS 'Its title';
COMMENT ON COLUMN bi_study_attribute.wave IS 'Its wave';
COMMENT ON COLUMN bi_study_attribute.closed_at IS 'When it was closed, and its report drawn';
COMMENT ON COLUMN bi_study_attribute.attribute IS 'What was rated';
COMMENT ON COLUMN bi_study_attribute.nature IS 'emotional or functional';
COMMENT ON COLUMN bi_study_attribute.customers IS 'How many customers rated it, five or more';
COMMENT ON COLUMN bi_study_attribute.mean IS 'Their mean';
COMMENT ON COLUMN bi_study_attribute.low IS 'Lower end of its 95% interval';
COMMENT ON COLUMN bi_study_attribute.high IS 'Upper end of its 95% interval';

CREATE VIEW bi_study_gap AS
  SELECT s.id AS study_id, s.title AS study, s.wave, s.closed_at, g ->> 'by' AS grouped_by, g ->> 'name' AS group_name,
    c ->> 'attribute' AS attribute, (c -> 'employees' ->> 'n')::int AS employees, (c -> 'customers' ->> 'n')::int AS customers,
    (c ->> 'gap')::float8 AS gap, (c ->> 'low')::float8 AS low, (c ->> 'high')::float8 AS high, (c ->> 'q')::float8 AS q,
    c ->> 'verdict' AS verdict
  FROM study s, jsonb_array_elements(s.report -> 'groups') AS g, jsonb_array_elements(g -> 'cells') AS c
  WHERE c ->> 'gap' IS NOT NULL AND (c -> 'employees' ->> 'n')::int >= 5 AND (c -> 'customers' ->> 'n')::int >= 5;
COMMENT ON VIEW bi_study_gap IS 'How far employees’ picture of customers lies from what customers say, a closed study, group and attribute';
COMMENT ON COLUMN bi_study_gap.study_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_study_gap.study IS 'Its title';
COMMENT ON COLUMN bi_study_gap.wave IS 'Its wave';
COMMENT ON COLUMN bi_study_gap.closed_at IS 'When it was closed, and its report drawn';
COMMENT ON COLUMN bi_study_gap.grouped_by IS 'What groups are made by; everybody for all employees';
COMMENT ON COLUMN bi_study_gap.group_name IS 'Which group';
COMMENT ON COLUMN bi_study_gap.attribute IS 'What was rated';
COMMENT ON COLUMN bi_study_gap.employees IS 'How many employees answered, five or more';
COMMENT ON COLUMN bi_study_gap.customers IS 'How many customers answered, five or more';
COMMENT ON COLUMN bi_study_gap.gap IS 'Employees’ mean less customers’ mean';
COMMENT ON COLUMN bi_study_gap.low IS 'Lower end of its 95% interval';
COMMENT ON COLUMN bi_study_gap.high IS 'Upper end of its 95% interval';
COMMENT ON COLUMN bi_study_gap.q IS 'False discovery rate at which it would be found; null where it was not tested';
COMMENT ON COLUMN bi_study_gap.verdict IS 'blind-spot, hidden-strength, aligned or inconclusive';

CREATE VIEW bi_study_index AS
  SELECT s.id AS study_id, s.title AS study, s.wave, s.closed_at, g ->> 'by' AS grouped_by, g ->> 'name' AS group_name,
    (g -> 'index' ->> 'n')::int AS employees, (g -> 'index' ->> 'value')::float8 AS index,
    (g -> 'index' ->> 'low')::float8 AS low, (g -> 'index' ->> 'high')::float8 AS high, g -> 'index' ->> 'band' AS band
  FROM study s, jsonb_array_elements(s.report -> 'groups') AS g
  WHERE g -> 'index' ->> 'value' IS NOT NULL AND (g -> 'index' ->> 'n')::int >= 5;
COMMENT ON VIEW bi_study_index IS 'The mirror index, a closed study and group';
COMMENT ON COLUMN bi_study_index.study_id IS 'Id, as in the address of its page';
COMMENT ON COLUMN bi_study_index.study IS 'Its title';
COMMENT ON COLUMN bi_study_index.wave IS 'Its wave';
COMMENT ON COLUMN bi_study_index.closed_at IS 'When it was closed, and its report drawn';
COMMENT ON COLUMN bi_study_index.grouped_by IS 'What groups are made by; everybody for all employees';
COMMENT ON COLUMN bi_study_index.group_name IS 'Which group';
COMMENT ON COLUMN bi_study_index.employees IS 'How many employees it rests on, five or more';
COMMENT ON COLUMN bi_study_index.index IS 'The index';
COMMENT ON COLUMN bi_study_index.low IS 'Lower end of its 95% interval';
COMMENT ON COLUMN bi_study_index.high IS 'Upper end of its 95% interval';
COMMENT ON COLUMN bi_study_index.band IS 'Its band in words';
`;

export class StudiesForBi1764600000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW bi_study_index, bi_study_gap, bi_study_attribute, bi_theme_day');
  }
}
