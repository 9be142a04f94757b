#!/bin/sh
# Both of Temporal's databases, from whatever version they have to the newest that the tool knows.
set -eu

SQL_PASSWORD=$(cat /run/secrets/mysql-temporal.password)
export SQL_PASSWORD
migrate() {
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema --schema-name "mysql/v8/$2"
}
migrate temporal temporal
migrate temporal_visibility visibility
