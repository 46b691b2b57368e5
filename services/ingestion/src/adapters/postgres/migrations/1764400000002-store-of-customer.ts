import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The store of a customer is a column. With an index on a part of `traits` every signal of a known customer, which dates
 * them anew, made entries in all of the table's indexes; now only a change of the store does.
 */
export class StoreOfCustomer1764400000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE customer ADD COLUMN store text GENERATED ALWAYS AS (traits #>> '{store,value}') STORED`,
    );
    await runner.query('DROP INDEX customer_of_store');
    await runner.query(
      'CREATE INDEX customer_of_store ON customer (store, created_at DESC, id DESC) WHERE merged_into IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX customer_of_store');
    await runner.query('ALTER TABLE customer DROP COLUMN store');
    await runner.query(`CREATE INDEX customer_of_store ON customer ((traits #>> '{store,value}'), created_at DESC, id DESC)
      WHERE merged_into IS NULL`);
  }
}
