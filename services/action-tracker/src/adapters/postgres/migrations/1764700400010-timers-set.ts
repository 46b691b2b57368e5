import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a timer was set: one whose time had passed by then was missed by nobody. */
export class TimersSet1764700400010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timers ADD set_at timestamptz');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timers DROP set_at');
  }
}
