import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE signal (
  signal_id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  source text NOT NULL,
  channel text NOT NULL,
  channel_as_said text NOT NULL,
  touchpoint text NOT NULL,
  name text NOT NULL,
  occurred_at timestamptz NOT NULL,
  day int NOT NULL,
  recorded_at timestamptz NOT NULL,
  text text,
  rating_value float8,
  rating_low float8,
  rating_high float8,
  store text,
  language text,
  sentiment text,
  score float8,
  confidence float8,
  themes text[] NOT NULL,
  spans jsonb NOT NULL,
  truncated boolean NOT NULL,
  analyser text NOT NULL
);
COMMENT ON COLUMN signal.day IS 'UTC day of occurred_at: days since 1970-01-01';
CREATE INDEX signal_newest ON signal (occurred_at DESC, signal_id DESC);
CREATE INDEX signal_newest_at ON signal (touchpoint, occurred_at DESC, signal_id DESC);
CREATE INDEX signal_negative ON signal (touchpoint, day) INCLUDE (themes) WHERE sentiment = 'negative';
CREATE INDEX signal_themes ON signal USING gin (themes);
CREATE INDEX signal_subject ON signal (subject_id);

CREATE TABLE touchpoint_day (
  touchpoint text NOT NULL,
  day int NOT NULL,
  total int NOT NULL,
  with_words int NOT NULL,
  judged int NOT NULL,
  negative int NOT NULL,
  PRIMARY KEY (touchpoint, day)
);
CREATE TABLE theme_day (
  touchpoint text NOT NULL,
  theme text NOT NULL,
  day int NOT NULL,
  named int NOT NULL,
  negative int NOT NULL,
  PRIMARY KEY (touchpoint, theme, day)
);
CREATE INDEX theme_day_newest ON theme_day (day);
CREATE TABLE touched (
  touchpoint text PRIMARY KEY,
  since timestamptz,
  latest timestamptz
);
COMMENT ON TABLE touched IS 'Touchpoints whose series changed since surges were last looked for; since is null once they were';

CREATE TABLE customer (
  customer_id uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  segments text[] NOT NULL,
  store text,
  value_amount float8,
  value_currency text
);
CREATE TABLE customer_subject (
  customer_id uuid NOT NULL REFERENCES customer,
  subject_id uuid NOT NULL,
  PRIMARY KEY (customer_id, subject_id)
);
CREATE INDEX customer_of_subject ON customer_subject (subject_id, customer_id);
COMMENT ON TABLE customer_subject IS 'What each customer says its subjects are. Customers are heard of in any order, so two may hold one subject until the older one is heard of again';

CREATE TABLE insight (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  statement text NOT NULL,
  touchpoint text,
  theme text,
  period_from date NOT NULL,
  period_to date NOT NULL,
  trend jsonb,
  size jsonb NOT NULL,
  raised_by text NOT NULL,
  raised_at timestamptz NOT NULL,
  revised_at timestamptz,
  open boolean NOT NULL,
  asked text,
  resize_since timestamptz,
  resize_latest timestamptz
);
COMMENT ON COLUMN insight.asked IS 'What a person asked for under an Idempotency-Key, hashed';
COMMENT ON COLUMN insight.resize_since IS 'Customers behind it changed since it was last measured';
CREATE UNIQUE INDEX insight_one_open ON insight (touchpoint, theme) WHERE kind = 'surge' AND open;
CREATE INDEX insight_newest ON insight (raised_at DESC, id DESC);
CREATE INDEX insight_resize ON insight (resize_since) WHERE resize_since IS NOT NULL;

CREATE TABLE insight_evidence (
  insight_id uuid NOT NULL REFERENCES insight,
  signal_id uuid NOT NULL REFERENCES signal,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (insight_id, signal_id)
);
CREATE INDEX insight_evidence_newest ON insight_evidence (insight_id, occurred_at DESC, signal_id DESC);
CREATE INDEX insight_of_signal ON insight_evidence (signal_id);
`;

export class SignalsAndInsights1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE insight_evidence, insight, customer_subject, customer, touched, theme_day, touchpoint_day, signal',
    );
  }
}
