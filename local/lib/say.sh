# shellcheck shell=bash
# Words to the person at the keyboard. All of them go to the error stream; only results go to the other.

say() {
  printf '%s\n' "$*" >&2
}

# Ends the command. The text says what to do next.
fail() {
  printf 'stack: %s\n' "$*" >&2
  exit 1
}

redraws() {
  [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]
}

# follow WHAT LOG COMMAND...: runs what takes minutes, with its output in LOG, and says how long it has run:
# on a terminal in one line, else every ten seconds.
follow() {
  local what=$1 log=$2 started=$SECONDS told=$SECONDS pid
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # shellcheck disable=SC2064  # the process of now
  trap "kill $pid 2>/dev/null; exit 130" INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    if redraws; then
      printf '\r  %s, %s s\033[K' "$what" "$((SECONDS - started))" >&2
    elif [ $((SECONDS - told)) -ge 10 ]; then
      told=$SECONDS
      say "  $what, $((SECONDS - started)) s"
    fi
  done
  if redraws; then printf '\r\033[K' >&2; fi
  trap - INT TERM
  if ! wait "$pid"; then
    tail -n 30 "$log" >&2
    fail "$what failed; the whole log is $log."
  fi
  say "  $what: $((SECONDS - started)) s"
}

# A text as it stands in JSON.
json_text() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//[$'\001'-$'\037']/ }
  printf '"%s"' "$text"
}
