import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE study (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  wave int NOT NULL,
  instrument jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  closed_at timestamptz,
  version int NOT NULL,
  customers int NOT NULL DEFAULT 0,
  employees int NOT NULL DEFAULT 0,
  report jsonb
);
CREATE INDEX study_newest ON study (opened_at DESC, id DESC);

CREATE TABLE study_turns (
  study_id uuid PRIMARY KEY REFERENCES study,
  taken bytea[] NOT NULL
);
COMMENT ON TABLE study_turns IS 'Who has answered, hashed and in order of the hash: one row a study, written with every answer, so that neither its place nor its transaction tells which answer is whose';

CREATE TABLE study_answer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  study_id uuid NOT NULL REFERENCES study,
  population text NOT NULL,
  groups jsonb NOT NULL,
  ratings jsonb NOT NULL,
  outcome float8,
  points jsonb,
  words text,
  day date NOT NULL
);
CREATE INDEX study_answer_of ON study_answer (study_id);
COMMENT ON TABLE study_answer IS 'No name, address, trace or link, no time finer than a day; ids are random and tell no order';

CREATE TABLE study_link (
  hash bytea PRIMARY KEY,
  study_id uuid NOT NULL REFERENCES study,
  population text NOT NULL,
  groups jsonb NOT NULL,
  respondent bytea
);
COMMENT ON COLUMN study_link.respondent IS 'Of a personal link; null for one that any number may follow';
`;

export class Studies1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE study_link, study_answer, study_turns, study');
  }
}
