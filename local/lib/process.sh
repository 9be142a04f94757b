# shellcheck shell=bash
# Processes of parts. pids/PART.pid is there from a start to a stop that was asked for: a part whose file
# is there and whose process is not has crashed.

# launch PART COMMAND...: in the background, in a session of its own, its output at the end of its log.
launch() {
  local part=$1 log=$data/logs/$1.log
  shift
  rotate "$log"
  (
    # The lock of this command must not live on in a server.
    exec 9>&-
    cd "$data" || exit 1
    STACK_PART="$data:$part" exec setsid "$@" >>"$log" 2>&1 </dev/null
  ) &
  local pid=$! i
  printf '%s\n' "$pid" | write "$data/pids/$part.pid"
  # Between fork and exec it has this script's environment, and would be taken for a part that has ended.
  for ((i = 0; i < 500; i++)); do
    if is_alive "$part" || ! kill -0 "$pid" 2>/dev/null; then
      return 0
    fi
    sleep 0.01
  done
}

# Keeps one older log, so that a part that is restarted for months fills no disk.
rotate() {
  if [ -f "$1" ] && [ "$(stat -c %s -- "$1")" -gt 20000000 ]; then
    mv -f -- "$1" "$1.old"
  fi
}

pid_of() {
  cat -- "$data/pids/$1.pid" 2>/dev/null || true
}

# Whether the process of a part lives. Process numbers come again; the environment tells whose this one is.
is_alive() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] && [ -r "/proc/$pid/environ" ] && [ "$(process_state "$pid")" != Z ] &&
    grep -qzxF "STACK_PART=$data:$1" "/proc/$pid/environ" 2>/dev/null
}

# One letter of proc(5): T when stopped by a signal, Z when dead but not yet buried.
process_state() {
  sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null || true
}

is_paused() {
  [ "$(process_state "$(pid_of "$1")")" = T ]
}

any_alive() {
  local part
  for part in $(known_parts); do
    ! is_alive "$part" || return 0
  done
  return 1
}

forget() {
  rm -f -- "$data/pids/$1.pid"
}

# await_end PART SECONDS: fails when it goes on.
await_end() {
  local until=$((SECONDS + $2))
  while is_alive "$1"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

# await_gone PART SECONDS: a process that was killed has no environment any more before its locks are free.
await_gone() {
  local pid until=$((SECONDS + $2))
  pid=$(pid_of "$1")
  while [ -e "/proc/$pid" ] && [ "$(process_state "$pid")" != Z ] && [ "$SECONDS" -lt "$until" ]; do
    sleep 0.05
  done
}

# end PART SECONDS: asks it to stop, and makes it when it has not after that time.
end() {
  local part=$1 pid
  if is_alive "$part"; then
    pid=$(pid_of "$part")
    kill -TERM "$pid" 2>/dev/null || true
    kill -CONT "$pid" 2>/dev/null || true
    make_end "$part" "$2"
  fi
  forget "$part"
}

make_end() {
  if ! await_end "$1" "$2"; then
    say "  $1 did not stop within $2 s and is killed."
    kill -KILL "$(pid_of "$1")" 2>/dev/null || true
    await_end "$1" 10 || fail "$1, process $(pid_of "$1"), does not end although it was killed. See: ps -fp $(pid_of "$1")"
  fi
}
