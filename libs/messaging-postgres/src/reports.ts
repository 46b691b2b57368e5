/**
 * Lets the role for reports, where the administrator has made one, read those views of the current schema whose names
 * begin with bi_, and nothing else in it.
 */
export const LET_REPORTS_IN = `DO $$
DECLARE
  view regclass;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mirrorloop_reports') THEN RETURN; END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO mirrorloop_reports', current_schema());
  FOR view IN SELECT oid::regclass FROM pg_class
              WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v' AND starts_with(relname, 'bi_')
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO mirrorloop_reports', view);
  END LOOP;
END $$`;
