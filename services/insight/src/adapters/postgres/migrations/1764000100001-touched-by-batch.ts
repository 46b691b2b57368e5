import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE touched_by_batch (at timestamptz NOT NULL);
INSERT INTO touched_by_batch SELECT latest FROM touched WHERE since IS NOT NULL;
DROP TABLE touched;
ALTER TABLE touched_by_batch RENAME TO touched;
COMMENT ON TABLE touched IS 'A row for each batch that changed the series since surges were last looked for';
`;

/** A row a touchpoint made every batch wait for a search for surges that was under way. */
export class TouchedByBatch1764000100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE touched; CREATE TABLE touched (touchpoint text PRIMARY KEY, since timestamptz, latest timestamptz)',
    );
  }
}
