# shellcheck shell=bash
# What the commands do.

main() {
  parse "$@"
  choose_folder
  case $command in
    help | --help | -h) usage ;;
    up) require_machine; up ;;
    down) down ;;
    status) status ;;
    wipe) wipe ;;
    start) require_machine; start_part ;;
    stop | kill) one_part ;;
    fetch) require_machine; fetch_all && say "The programs are in $cache." ;;
    *) fail "There is no command '$command'. See: bin/stack help" ;;
  esac
}

# One command at a time changes a stack.
lock() {
  exec 9>"$data/lock"
  flock -n 9 || { say "Waiting for another bin/stack that works on $data ..."; flock 9; }
}

up() {
  [ -z "$part" ] || fail "bin/stack up starts everything. One part is started with: bin/stack start $part"
  require_no_other_servers
  up_since=$SECONDS
  decide_choices
  fetch_all
  up_since=$SECONDS
  prepare_folder
  prepare_commands
  say "Starting the local stack in $data ..."
  start_servers
  set_up_nightjar
  stop_surplus
  start_workers
  say "Up after $((SECONDS - up_since)) s."
  say ""
  say "  bin/nightjar --config $(printf %q "$data/nightjar.properties") COMMAND"
  say "  Temporal's Web UI: http://127.0.0.1:$(port_of temporal-ui)/namespaces/$namespace/workflows"
}

# Worker hosts beyond the number that was asked for.
stop_surplus() {
  local part surplus=()
  for part in $(known_parts | grep '^worker-' || true); do
    [ "${part#worker-}" -le "$workers" ] || surplus+=("$part")
  done
  [ ${#surplus[@]} -eq 0 ] || end_all 90 "${surplus[@]}"
}

down() {
  [ -z "$part" ] || fail "bin/stack down stops everything. One part is stopped with: bin/stack stop $part"
  require_stack
  lock
  read_choices
  stop_all
  say "Down. Its data stays in $data; bin/stack up --data $(printf %q "$data") goes on with it."
}

status() {
  local lines all_up=true
  require_stack
  read_choices
  lines=$(survey)
  ! cut -f 2 <<<"$lines" | grep -qvx up || all_up=false
  case $format in
    json) print_json "$all_up" <<<"$lines" ;;
    text) print_text <<<"$lines" ;;
  esac
  [ "$all_up" = true ]
}

wipe() {
  local answer=''
  if [ ! -e "$data" ]; then
    say "There is nothing in $data."
    return
  fi
  # Deletes only what up has made.
  exists_stack || fail "$data is not the data folder of a local stack: it has no stack.conf. Nothing was deleted."
  if [ "$yes" = no ]; then
    [ -t 0 ] || fail "wipe deletes everything in $data. Say that you mean it with: bin/stack wipe --yes --data $(printf %q "$data")"
    read -r -p "Delete everything in $data, events and summaries too? [y/N] " answer
    [ "$answer" = y ] || [ "$answer" = yes ] || fail "Nothing was deleted."
  fi
  lock
  read_choices
  stop_all
  rm -rf -- "$data"
  say "Wiped $data."
}

# The folder with all that is written before a part starts.
prepare_folder() {
  make_folders
  lock
  write_choices
  make_secrets
  write_configuration
}

# MySQL needs no other part, so that it may be the first one of a new folder.
start_part() {
  if [ "$part" = mysql ]; then
    decide_choices
    fetch_one find_mysql fetch_mysql
  else
    require_stack
    decide_choices
    require_part "$part"
  fi
  up_since=$SECONDS
  prepare_folder
  prepare_commands
  if [ "$wait" = no ]; then
    begin "$part"
  else
    begin_and_await "$part"
  fi
}

one_part() {
  require_stack
  read_choices
  require_part "$part"
  lock
  case $command in
    stop)
      require_started
      end "$part" 60
      say "  $part: stopped" ;;
    kill)
      is_alive "$part" || fail "$part does not run, so no signal can reach it. See: bin/stack status --data $data"
      kill -s "${signal:-KILL}" "$(pid_of "$part")" || fail "There is no signal '${signal:-KILL}'. Some are KILL, STOP, CONT, TERM."
      [ "${signal:-KILL}" != KILL ] || await_gone "$part" 10 ;;
  esac
}

require_started() {
  is_alive "$part" || [ -e "$data/pids/$part.pid" ] || say "  $part: did not run"
}
