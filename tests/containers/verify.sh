#!/usr/bin/env bash
# Verifies what is in docker/: verify.sh [--lint] [--demo FOLDER]
#
# --lint does what needs no container engine. Else the image is also built, the compose file brought up on an engine of
# its own, a night carried through, and everything taken down again. --demo names the folder in which nightjar demo has
# left its embedded stack, to compare with; else one is made. Ends with 0 if all was seen to work, 1 if not, and 77 if
# this machine lacks something: then what was skipped is said, and why.
#
#   NIGHTJAR_CACHE          what is fetched and built once, as for bin/stack
#   NIGHTJAR_VERIFY_LIMIT   the whole time in seconds, 2400 unless set
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
home=$(cd -- "$here/../.." && pwd -P)
# Absolute, because some commands run in other folders.
cache=$(readlink -m -- "${NIGHTJAR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nightjar}/containers")
readonly here home cache

# Under a limit, so that nothing hangs for ever. The inner process cleans up at the signal.
if [ -z "${NIGHTJAR_VERIFYING:-}" ]; then
  NIGHTJAR_VERIFYING=yes exec timeout --kill-after=120 "${NIGHTJAR_VERIFY_LIMIT:-2400}" "$0" "$@"
fi
# The commands of Nightjar take no unknown variables.
unset NIGHTJAR_VERIFYING NIGHTJAR_VERIFY_LIMIT

for part in say tools lint engine stand-in image stack; do
  # shellcheck source=/dev/null
  source "$here/lib/$part.sh"
done

lint_only=no
demo=
while [ $# -gt 0 ]; do
  case $1 in
    --lint) lint_only=yes ;;
    --demo)
      [ -d "${2:-}" ] || fail "--demo needs the folder of an embedded stack, and '${2:-}' is no folder."
      demo=$(readlink -f "$2")
      shift
      ;;
    *) fail "'$1' is no option: verify.sh [--lint] [--demo FOLDER]" ;;
  esac
  shift
done
readonly lint_only

work=$(mktemp -d)
engine=$work/engine
# Whether there is an engine to stop.
started=no

clean_up() {
  local code=$?
  trap - EXIT TERM INT
  if [ "$started" = yes ]; then
    [ "$code" = 0 ] || show_stack
    # In a shell of its own, which ends where something can't be taken down.
    (take_down) >/dev/null 2>&1 || true
    stop_engine
  fi
  if [ "$code" = 0 ] || [ "$code" = 77 ]; then
    rm -rf --one-file-system "$work"
  else
    rm -rf --one-file-system "$engine"
    printf 'The logs are in %s.\n' "$work" >&2
  fi
  exit "$code"
}
trap clean_up EXIT
trap 'fail "Ended by a signal, or the time limit was reached."' TERM INT

main() {
  mkdir -p "$cache"
  find_tools
  lint
  if [ "$lint_only" = yes ]; then
    say "Linted$(unit_words). Nothing was built and nothing ran."
    return
  fi
  find_engine
  find_programs
  start_engine
  proven "a container engine runs: $(engine version --format '{{.Server.Version}}')"
  make_stand_ins
  build_image
  check_image
  verify_stack
  conclusion
}

conclusion() {
  cat <<TEXT

Shown: the files are well-formed$(unit_words); the image builds from the sources and is what docker/README.md says; the compose file
comes up in its order, keeps its limits, carries nights with two and three worker hosts and publishes the bytes of
the embedded stack; its data outlives its containers.
Not shown: upstream's images (mysql:8.4, temporalio/*, maven, debian). Stand-ins were in their place, made from Debian's
packages and Go's modules: other builds and partly other versions of the same programs. Nor Kubernetes and systemd beyond
their schemas, nor another machine, kernel or architecture.
TEXT
}

# What is not known of the unit of systemd is not claimed.
unit_words() {
  [ "$unit_checked" = yes ] || printf ', but for docker/systemd, which was NOT CHECKED: there is no systemd-analyze here'
}

main
