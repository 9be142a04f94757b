# shellcheck shell=bash
# The parts, and how the process of each begins.

# In the order of starting.
parts() {
  printf '%s\n' mysql zookeeper hbase-master
  numbered regionserver "$region_servers"
  printf '%s\n' temporal temporal-ui
  numbered worker "$workers"
}

numbered() {
  local i
  for ((i = 1; i <= $2; i++)); do
    printf '%s-%s\n' "$1" "$i"
  done
}

# Also those that were started by name, or before their number was made smaller.
known_parts() {
  local file
  {
    parts
    for file in "$data"/pids/*.pid; do
      [ ! -e "$file" ] || basename -- "$file" .pid
    done
  } | awk '!seen[$0]++'
}

require_part() {
  case $1 in
    mysql | zookeeper | hbase-master | temporal | temporal-ui) ;;
    regionserver-* | worker-*) number "the number in $1" "${1##*-}" 1 "$([[ $1 == worker-* ]] && echo 40 || echo 20)" >/dev/null ;;
    '') fail "Which part? One of: $(known_parts | tr '\n' ' ')" ;;
    *) fail "There is no part '$1'. There are: $(known_parts | tr '\n' ' ')" ;;
  esac
}

# Starts the process, and returns at once.
launch_part() {
  case $1 in
    mysql)
      # A killed one leaves it, with a process number that the system may still know.
      rm -f -- "$data/mysql/mysqld.sock.lock"
      launch mysql "${mysqld[@]}" "${mysql_settings[@]}" ;;
    zookeeper) launch zookeeper "${java[@]}" -Xmx128m -Dzookeeper.admin.enableServer=false \
      org.apache.hadoop.hbase.zookeeper.HQuorumPeer ;;
    # After a full disk the master's own log may have a torn entry, at which it would end itself for ever. It keeps
    # procedures there, no events. Region servers go on refusing such a log.
    hbase-master) launch hbase-master "${java[@]}" -Xmx384m org.apache.hadoop.hbase.master.HMaster \
      -D hbase.hregion.edits.replay.skip.errors=true start ;;
    regionserver-*) launch "$1" "${java[@]}" "-Xmx${heap}m" \
      org.apache.hadoop.hbase.regionserver.HRegionServer -D "hbase.regionserver.port=$(port_of "$1")" start ;;
    temporal) launch temporal "$temporal/temporal-server" --config-file "$data/conf/temporal.yaml" --allow-no-auth start ;;
    temporal-ui) launch temporal-ui "$temporal/temporal-ui-server" --root "$data" --config conf --env temporal-ui start ;;
    worker-*) launch_worker "$1" ;;
  esac
}

launch_worker() {
  NIGHTJAR_HTTP_ADDRESS=${NIGHTJAR_HTTP_ADDRESS:-127.0.0.1:$(port_of "$1")} \
    NIGHTJAR_WORKER_IDENTITY=${NIGHTJAR_WORKER_IDENTITY:-$1} \
    NIGHTJAR_JAVA_OPTS=${NIGHTJAR_JAVA_OPTS:--Xmx512m} \
    launch "$1" "$home/bin/nightjar" --config "$data/nightjar.properties" worker
}

# MySQL is Debian's for x86-64, run by its own loader, and HBase's codecs are Linux's.
require_machine() {
  local machine
  machine=$(uname -s -m)
  [ "$machine" = "Linux x86_64" ] ||
    fail "The local stack runs on Linux x86_64 alone, and this machine is $machine. Work without it: bin/nightjar embedded --data DIR"
}

# Sets the beginnings of command lines. Needs the programs.
prepare_commands() {
  local root lib
  find_mysql || fail "MySQL is not in $cache. Fetch it with: bin/stack fetch"
  root=$mysql
  lib=$root/usr/lib/x86_64-linux-gnu
  # Debian's sid has a newer C library than the host: its own loader runs the server.
  mysqld=("$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$lib:$root/usr/lib/mysql/private"
    "$root/usr/sbin/mysqld" --no-defaults "--basedir=$root/usr" "--datadir=$data/mysql"
    "--lc-messages-dir=$root/usr/share/mysql" "--character-sets-dir=$root/usr/share/mysql/charsets"
    "--plugin-dir=$root/usr/lib/mysql/plugin" --secure-file-priv=NULL "--user=$(id -un)")
  # The socket lies in the data folder, whatever its path's length; clients come by the port.
  mysql_settings=(--bind-address=127.0.0.1 "--port=$(port_of mysql)" --mysqlx=OFF --socket=mysqld.sock
    --pid-file=mysqld.pid --skip-log-bin --skip-name-resolve --max-connections=300 --max-connect-errors=1000000
    --performance-schema=OFF --innodb-buffer-pool-size=256M --innodb-redo-log-capacity=256M)
  temporal=$(temporal_folder)
  # shellcheck disable=SC2206  # options are words
  java=("$(java_program)" ${NIGHTJAR_STACK_JAVA_OPTS:-} -XX:+UseSerialGC -Djava.net.preferIPv4Stack=true
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED
    "-Dlogback.configurationFile=$data/hbase/conf/logback.xml" -XX:+ExitOnOutOfMemoryError
    -cp "$data/hbase/conf:$(hbase_folder)/*")
}

java_program() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    printf '%s' "$JAVA_HOME/bin/java"
  else
    command -v java
  fi
}
