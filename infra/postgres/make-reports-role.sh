#!/bin/sh
# The role for reports. It is let into the database and can read nothing there: the services give it their views for
# reports (bi_*) at each start. Run by the image of PostgreSQL when its volume is new, and again whenever somebody wants:
# docker-compose exec postgres sh /docker-entrypoint-initdb.d/make-reports-role.sh
set -eu
: "${REPORTS_PASSWORD:?is the password of the role for reports}"
export PGPASSWORD="${POSTGRES_PASSWORD:-}"

psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --no-psqlrc --set ON_ERROR_STOP=1 <<'SQL'
\getenv password REPORTS_PASSWORD
SELECT 'CREATE ROLE mirrorloop_reports LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mirrorloop_reports') \gexec
ALTER ROLE mirrorloop_reports LOGIN CONNECTION LIMIT 10 PASSWORD :'password';
ALTER ROLE mirrorloop_reports SET default_transaction_read_only = on;
ALTER ROLE mirrorloop_reports SET statement_timeout = '30s';
GRANT CONNECT ON DATABASE mirrorloop TO mirrorloop_reports;
SQL
