# shellcheck shell=bash
# Starting. Each part is left alone when it answers, so that the same commands repair a stack that is half up.

# begin PART: its process lives afterwards.
begin() {
  if is_alive "$1"; then
    ! is_paused "$1" || kill -CONT "$(pid_of "$1")"
  else
    require_free_port "$1"
    [ "$1" != mysql ] || initialize_mysql
    [ "$1" != temporal ] || migrate_temporal
    launch_part "$1"
  fi
}

# await_up PART SECONDS
await_up() {
  local started=$SECONDS
  until check "$1"; do
    if ! is_alive "$1"; then
      tail -n 20 "$data/logs/$1.log" >&2
      fail "$1 ended while it started; its log is $data/logs/$1.log."
    fi
    [ $((SECONDS - started)) -lt "$2" ] ||
      fail "$1 does not answer after $2 s; its log is $data/logs/$1.log. Look at it, or end it with bin/stack kill $1 --data $data and start again."
    sleep 0.2
  done
  say "  $1: up ($((SECONDS - up_since)) s)"
}

begin_and_await() {
  begin "$1"
  await_up "$1" 240
}

# Branches that do not wait for each other; each is a line of parts that do.
start_servers() {
  local part branches=() branch failed=no
  # What runs in the background of a shell does not get Ctrl-C.
  trap 'kill "${branches[@]}" 2>/dev/null; say "Interrupted. What was started goes on; stop it with: bin/stack down --data $data"; exit 130' INT TERM
  start_temporal &
  branches+=($!)
  begin_and_await temporal-ui &
  branches+=($!)
  # HBase's servers look for ZooKeeper until it is there.
  begin_and_await zookeeper &
  branches+=($!)
  while read -r part; do
    begin_and_await "$part" &
    branches+=($!)
  done < <(echo hbase-master; numbered regionserver "$region_servers")
  for branch in "${branches[@]}"; do
    wait "$branch" || failed=yes
  done
  trap - INT TERM
  [ "$failed" = no ] || fail "Not everything is up, for the reasons above. What is up goes on; bin/stack up --data $data starts the rest."
}

start_temporal() {
  begin_and_await mysql
  begin_and_await temporal
}

start_workers() {
  local part
  for part in $(numbered worker "$workers"); do
    begin "$part"
  done
  for part in $(numbered worker "$workers"); do
    await_up "$part" 240
  done
}

# A variable of the environment wins over nightjar.properties: setup and worker hosts would work on servers that are
# not this stack's. How long they wait for a server may be chosen.
require_no_other_servers() {
  local name
  for name in $(compgen -e NIGHTJAR_); do
    case $name in
      *_TIMEOUT | NIGHTJAR_MYSQL_POOL_SIZE) ;;
      # What Kubernetes tells every pod of its services is no key.
      *_SERVICE_HOST | *_SERVICE_PORT* | *_PORT | *_PORT_[0-9]*) ;;
      NIGHTJAR_TEMPORAL_* | NIGHTJAR_HBASE_* | NIGHTJAR_MYSQL_* | NIGHTJAR_HTTP_ADDRESS)
        fail "$name is set in the environment and wins over the stack's own configuration, so that setup and worker hosts would not use the stack's servers and ports. Take it away with: unset $name" ;;
    esac
  done
}

# What Nightjar itself needs in the servers: namespace, search attributes, tables, ledger. Where the processors are
# busy, HBase's first answers take longer than a command waits; then it is asked again.
set_up_nightjar() {
  local log=$data/logs/setup.log started=$SECONDS
  until "$home/bin/nightjar" --config "$data/nightjar.properties" setup >"$log" 2>&1 9>&- </dev/null; do
    if [ $((SECONDS - started)) -ge 240 ]; then
      cat "$log" >&2
      fail "The servers are up, but nightjar setup failed. Mend it, then: bin/stack up --data $data"
    fi
    say "  nightjar setup failed and is tried again; see $log"
  done
  say "  nightjar setup: done ($((SECONDS - up_since)) s)"
}
