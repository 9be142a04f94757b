# shellcheck shell=bash
# What is in the servers before anyone can use them: MySQL's accounts, Temporal's schema, Nightjar's own.

# An empty MySQL with three accounts that only loopback can use: Temporal's for its two databases, Nightjar's
# for the ledger, and the administrator's.
initialize_mysql() {
  [ ! -d "$data/mysql" ] || return 0
  rm -rf -- "$data/mysql.new"
  (umask 077 && accounts_sql | write "$data/conf/accounts.sql")
  # As Temporal's tool below, it keeps the lock.
  if ! "${mysqld[@]/#--datadir=*/--datadir=$data/mysql.new}" --initialize-insecure "--init-file=$data/conf/accounts.sql" \
    >>"$data/logs/mysql.log" 2>&1; then
    tail -n 20 "$data/logs/mysql.log" >&2
    fail "MySQL could not make its data folder; see $data/logs/mysql.log."
  fi
  rm -f -- "$data/conf/accounts.sql"
  mv -- "$data/mysql.new" "$data/mysql"
}

accounts_sql() {
  cat <<SQL
CREATE DATABASE temporal;
CREATE DATABASE temporal_visibility;
CREATE DATABASE nightjar CHARACTER SET utf8mb4;
CREATE USER 'temporal'@'127.0.0.1' IDENTIFIED BY '$(secret mysql-temporal)';
GRANT ALL ON temporal.* TO 'temporal'@'127.0.0.1';
GRANT ALL ON \`temporal\\_visibility\`.* TO 'temporal'@'127.0.0.1';
CREATE USER 'nightjar'@'127.0.0.1' IDENTIFIED BY '$(secret mysql-nightjar)';
GRANT ALL ON nightjar.* TO 'nightjar'@'127.0.0.1';
GRANT ALL ON \`nightjar\\_bench\`.* TO 'nightjar'@'127.0.0.1';
RENAME USER 'root'@'localhost' TO 'root'@'127.0.0.1';
ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '$(secret mysql-root)';
SQL
}

# Brings both databases of Temporal to the version of its programs. A mark in the data folder spares a second of
# looking at every start, and tells that the schema has been whole: before, no server took it and it holds nothing.
migrate_temporal() {
  local version=${temporal##*/} first
  [ ! -e "$data/temporal/$version" ] || return 0
  migrate_database temporal temporal &
  first=$!
  migrate_database temporal_visibility visibility ||
    fail "Temporal's visibility schema could not be made; see $data/logs/temporal-schema.log, then: bin/stack up --data $data"
  wait "$first" || fail "Temporal's schema could not be made; see $data/logs/temporal-schema.log, then: bin/stack up --data $data"
  : >"$data/temporal/$version"
}

# migrate_database DATABASE SCHEMA: one that was never whole begins anew, because MySQL commits every statement of an
# update by itself, and the update does not go on in its middle.
migrate_database() {
  was_whole || sql_tool "$1" setup-schema -v 0.0 --overwrite || return
  sql_tool "$1" update-schema --schema-name "mysql/v8/$2"
}

# With the programs of any version.
was_whole() {
  local mark
  for mark in "$data"/temporal/temporal-[0-9]*; do
    [ ! -e "$mark" ] || return 0
  done
  return 1
}

# It keeps the lock of this command, which may end before it: the next one must not begin anew beside it.
sql_tool() {
  local database=$1
  shift
  # The password goes by the environment; a command line is everybody's to read.
  SQL_PASSWORD=$(secret mysql-temporal) "$temporal/temporal-sql-tool" --plugin mysql8 --ep 127.0.0.1 \
    -p "$(port_of mysql)" -u temporal --db "$database" "$@" >>"$data/logs/temporal-schema.log" 2>&1
}
