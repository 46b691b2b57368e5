import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A replica of the version before names no subject, until it is replaced. */
const FROM_BEFORE = `
  CREATE FUNCTION evidence_subject() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    SELECT s.subject_id INTO NEW.subject_id FROM signal s WHERE s.signal_id = NEW.signal_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER evidence_subject BEFORE INSERT ON insight_evidence FOR EACH ROW
    WHEN (NEW.subject_id IS NULL) EXECUTE FUNCTION evidence_subject()`;

/**
 * Which insights a customer's subjects stand behind is asked whenever a customer changes, two of five signals. It is
 * looked up among the few signals that are evidence, and no longer by way of an index that every signal had to enter.
 */
export class SubjectsOfEvidence1764700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE insight_evidence ADD COLUMN subject_id uuid');
    await runner.query(FROM_BEFORE);
    await runner.query(
      'UPDATE insight_evidence e SET subject_id = s.subject_id FROM signal s WHERE s.signal_id = e.signal_id',
    );
    await runner.query('ALTER TABLE insight_evidence ALTER COLUMN subject_id SET NOT NULL');
    await runner.query('CREATE INDEX insight_evidence_of_subject ON insight_evidence (subject_id, insight_id)');
    await runner.query('DROP INDEX signal_subject');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX signal_subject ON signal (subject_id)');
    await runner.query('DROP INDEX insight_evidence_of_subject');
    await runner.query('DROP TRIGGER evidence_subject ON insight_evidence');
    await runner.query('DROP FUNCTION evidence_subject');
    await runner.query('ALTER TABLE insight_evidence DROP COLUMN subject_id');
  }
}
