import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees some stores alone finds what lies in them without going through everybody's. */
export class Stores1764300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX signal_of_store ON signal (store, occurred_at DESC, id DESC) WHERE store IS NOT NULL',
    );
    await runner.query(`CREATE INDEX customer_of_store ON customer ((traits #>> '{store,value}'), created_at DESC, id DESC)
      WHERE merged_into IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX signal_of_store, customer_of_store');
  }
}
