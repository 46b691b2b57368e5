import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case may be given to another person. */
export class CasesHandedOver1764700300063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases ADD handed_over jsonb');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP handed_over');
  }
}
