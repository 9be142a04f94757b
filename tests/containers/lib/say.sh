# shellcheck shell=bash
# What is said while the images are verified. What is shown as proven was seen in this run.

say() {
  printf '[%4d s] %s\n' "$SECONDS" "$1"
}

proven() {
  printf '[%4d s] ok: %s\n' "$SECONDS" "$1"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  exit 1
}

# Neither passed nor failed: something that this machine lacks. Ends with 77, as test programs do that skip. On the
# error stream, so that the reason is seen wherever the caller's output goes.
skip() {
  printf 'SKIPPED: the containers were not verified. %s\n' "$1" >&2
  exit 77
}

# quietly LOG COMMAND...: the command's output goes to a file, whose end is shown when it fails.
quietly() {
  local log=$work/$1.log code=0
  shift
  "$@" >"$log" 2>&1 </dev/null || code=$?
  [ "$code" = 0 ] || {
    tail -n 40 "$log" >&2
    fail "'${*:1:6}' ended with $code. Its whole output is in $log."
  }
}
