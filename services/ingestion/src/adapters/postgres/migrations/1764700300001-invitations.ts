import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that ask customers, and what decides whether they may be sent. */
export class Invitations1764700300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE invitation_mail (
      mail_id uuid NOT NULL,
      invitation_id uuid NOT NULL,
      study_id uuid NOT NULL,
      subject_id uuid NOT NULL,
      -- of the day it was requested; merges move it on by its subject
      customer_id uuid,
      reminder integer NOT NULL,
      title text NOT NULL,
      language text NOT NULL,
      message text,
      ends_at timestamptz,
      -- who answers is nobody's business: only the program can read whether a reminder is due
      sealed text NOT NULL,
      state text NOT NULL CHECK (state IN ('waiting', 'mailed', 'not-mailed', 'settled')),
      why_not text,
      attempts integer NOT NULL DEFAULT 0,
      trouble text,
      next_at timestamptz NOT NULL,
      asked_at timestamptz NOT NULL,
      CONSTRAINT invitation_mail_pk PRIMARY KEY (mail_id))`);
    await runner.query("CREATE INDEX invitation_mail_due ON invitation_mail (next_at) WHERE state = 'waiting'");
    await runner.query('CREATE INDEX invitation_mail_of_study ON invitation_mail (study_id)');
    await runner.query('CREATE INDEX invitation_mail_of_subject ON invitation_mail (subject_id)');
    await runner.query('CREATE INDEX invitation_mail_of_invitation ON invitation_mail (invitation_id)');
    await runner.query('CREATE INDEX invitation_mail_oldest ON invitation_mail (asked_at)');
    await runner.query(`CREATE TABLE unreachable (
      address text NOT NULL,
      at timestamptz NOT NULL,
      why text NOT NULL,
      CONSTRAINT unreachable_pk PRIMARY KEY (address))`);
    await runner.query(`CREATE TABLE contact_settings (
      only_row boolean NOT NULL DEFAULT true CHECK (only_row),
      version integer NOT NULL,
      window_days integer NOT NULL,
      CONSTRAINT contact_settings_pk PRIMARY KEY (only_row))`);
    await runner.query('INSERT INTO contact_settings (version, window_days) VALUES (1, 90)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contact_settings, unreachable, invitation_mail');
  }
}
