#!/bin/sh
# Run once, by the image of PostgreSQL, when its volume is new: the database, and a role for the services which owns it
# and can do nothing else. Each service makes its own schema there.
set -eu
: "${DATABASE_PASSWORD:?is the password that the services have in PostgreSQL}"

# No password on a command line, where a list of processes would show it.
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --no-psqlrc --set ON_ERROR_STOP=1 <<'SQL'
\getenv password DATABASE_PASSWORD
CREATE ROLE mirrorloop LOGIN PASSWORD :'password';
CREATE DATABASE mirrorloop OWNER mirrorloop;
REVOKE ALL ON DATABASE mirrorloop FROM PUBLIC;
SQL
