#!/bin/sh
# Run by the PostgreSQL image when its data folder is empty, or again by an administrator: roles and
# databases for Nemcon and for Temporal, so that neither can read the other's. Twice is as good as
# once; passwords become what the environment says. What the roles are: docs/row-security.md.
set -eu

psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set nemcon_password="$NEMCON_DB_PASSWORD" \
  --set api_password="$NEMCON_API_DB_PASSWORD" \
  --set worker_password="$NEMCON_WORKER_DB_PASSWORD" \
  --set temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['nemcon_owner', 'nemcon', 'nemcon_api', 'nemcon_worker', 'temporal']) AS name
WHERE to_regrole(name) IS NULL \gexec
-- Owns the register and has no login; whoever migrates is a member of it.
ALTER ROLE nemcon_owner NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
ALTER ROLE nemcon LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'nemcon_password';
ALTER ROLE nemcon_api LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'api_password';
ALTER ROLE nemcon_worker LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'worker_password';
ALTER ROLE temporal LOGIN NOSUPERUSER PASSWORD :'temporal_password';
GRANT nemcon_owner TO nemcon;
SELECT format('CREATE DATABASE %I OWNER %I', name, owner)
FROM (VALUES ('nemcon', 'nemcon'), ('temporal', 'temporal'), ('temporal_visibility', 'temporal'))
  AS wanted (name, owner)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec
REVOKE CONNECT ON DATABASE nemcon, temporal, temporal_visibility FROM PUBLIC;
GRANT CREATE, CONNECT ON DATABASE nemcon TO nemcon_owner;
GRANT CONNECT ON DATABASE nemcon TO nemcon_api, nemcon_worker;
SQL
