#!/bin/sh
# Run once by the PostgreSQL image, when its data folder is empty: a role and databases of their own
# for Nemcon and for Temporal, so that neither can read the other's.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set nemcon_password="$NEMCON_DB_PASSWORD" \
  --set temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE nemcon LOGIN PASSWORD :'nemcon_password';
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE nemcon OWNER nemcon;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
REVOKE CONNECT ON DATABASE nemcon, temporal, temporal_visibility FROM PUBLIC;
SQL
