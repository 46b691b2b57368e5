import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE person (
  person_id uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  team_id uuid NOT NULL,
  stores text[] NOT NULL,
  active boolean NOT NULL
);
CREATE TABLE team (
  team_id uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  name text NOT NULL
);
COMMENT ON TABLE person IS 'Who can be asked, by id: names and addresses stay with who mails them';

ALTER TABLE study ADD COLUMN field_ends_at timestamptz, ADD COLUMN reminders_most int NOT NULL DEFAULT 2,
  ADD COLUMN reminder_days int NOT NULL DEFAULT 7;

CREATE TABLE study_invited (
  study_id uuid NOT NULL REFERENCES study,
  who uuid NOT NULL,
  population text NOT NULL,
  sealed text NOT NULL,
  language text NOT NULL,
  message text,
  reminded int NOT NULL DEFAULT 0,
  next_at timestamptz,
  PRIMARY KEY (study_id, who)
);
CREATE INDEX study_invited_due ON study_invited (next_at, study_id) WHERE next_at IS NOT NULL;
COMMENT ON TABLE study_invited IS 'Whom a wave asked. Their link is sealed, and every reminder is written for all of them alike, so that no row tells who has answered';
`;

export class Invitations1764700300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE study_invited, team, person');
    await runner.query(
      'ALTER TABLE study DROP COLUMN field_ends_at, DROP COLUMN reminders_most, DROP COLUMN reminder_days',
    );
  }
}
