import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that ask people who work here for their answers to a study. */
export class Invitations1764700300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE invitation_mails (
      mail_id uuid NOT NULL,
      invitation_id uuid NOT NULL,
      study_id uuid NOT NULL,
      person_id uuid NOT NULL,
      reminder integer NOT NULL,
      title text NOT NULL,
      language text NOT NULL,
      message text,
      ends_at timestamptz,
      -- who answers is nobody's business: only the program can read whether a reminder is due
      sealed text NOT NULL,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'mailed', 'not-mailed', 'settled')),
      why_not text,
      attempts integer NOT NULL DEFAULT 0,
      trouble text,
      next_at timestamptz NOT NULL,
      asked_at timestamptz NOT NULL,
      CONSTRAINT invitation_mails_pk PRIMARY KEY (mail_id))`);
    await runner.query("CREATE INDEX invitation_mails_due ON invitation_mails (next_at) WHERE state = 'waiting'");
    await runner.query('CREATE INDEX invitation_mails_of_study ON invitation_mails (study_id)');
    await runner.query('CREATE INDEX invitation_mails_of_invitation ON invitation_mails (invitation_id)');
    await runner.query('CREATE INDEX invitation_mails_oldest ON invitation_mails (asked_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation_mails');
  }
}
