#!/bin/sh
# Both of Temporal's databases, from whatever version they have to the newest that the tool knows.
set -eu

SQL_PASSWORD=$(cat /run/secrets/mysql-temporal.password)
export SQL_PASSWORD
# An update that was interrupted does not go on in its middle: MySQL has committed a part of it.
fail() {
  printf 'schema: the database %s could not be brought to its version, for the reason above. ' "$1" >&2
  echo 'If an earlier start was interrupted here, docker compose down --volumes makes a new one, without the data of the old.' >&2
  exit 1
}
migrate() {
  temporal-sql-tool --db "$1" setup-schema -v 0.0 || fail "$1"
  temporal-sql-tool --db "$1" update-schema --schema-name "mysql/v8/$2" || fail "$1"
}
migrate temporal temporal
migrate temporal_visibility visibility
