import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a mail is follows from its subject, through every merge: what was written beside it was never read. */
export class CustomerOfInvitation1764700500001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation_mail DROP COLUMN customer_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation_mail ADD COLUMN customer_id uuid');
  }
}
