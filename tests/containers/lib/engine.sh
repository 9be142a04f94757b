# shellcheck shell=bash
# A container engine of its own, in namespaces of its own: no network but loopback, so nothing can be pulled,
# and nothing of it is left on the machine but the folder that it is given.

find_engine() {
  [ "$(id -u)" = 0 ] || skip "Starting a container engine takes root, and this is user $(id -un)."
  local program
  for program in dockerd unshare nsenter debootstrap dpkg-deb; do
    command -v "$program" >/dev/null ||
      skip "There is no $program. On Debian: apt-get install --no-install-recommends docker.io iptables debootstrap"
  done
  # Debian's docker beside Debian's dockerd: it has BuildKit without a plugin.
  docker=$(dirname "$(readlink -f "$(command -v dockerd)")")/../bin/docker
  [ -x "$docker" ] || docker=$(command -v docker) || skip "There is no docker command beside dockerd."
}

engine() {
  DOCKER_BUILDKIT=1 "$docker" --host "unix://$engine/docker.sock" "$@"
}

# In the network of the engine, where its published ports are.
beside_engine() {
  nsenter -t "$(cat "$engine/pid")" -n "$@"
}

start_engine() {
  mkdir -p "$engine"
  # Before it is: a signal may come while it starts.
  started=yes
  # shellcheck disable=SC2016  # its own parameter
  setsid unshare -m -n bash -c 'mount --make-rprivate / && ip link set lo up && exec dockerd --data-root "$0/data" \
    --exec-root "$0/exec" --host "unix://$0/docker.sock" --pidfile "$0/pid"' "$engine" >"$engine/log" 2>&1 </dev/null &
  engine_process=$!
  local i
  for ((i = 0; i < 120; i++)); do
    engine info >/dev/null 2>&1 && return
    kill -0 "$engine_process" 2>/dev/null || break
    sleep 0.5
  done
  tail -n 5 "$engine/log" >&2
  stop_engine
  started=no
  skip "The container engine did not start in this environment; its last words are above."
}

# By the process that was begun, which becomes the engine: its own file is there only after a while.
stop_engine() {
  local pid=${engine_process:-${!:-}}
  [ -n "$pid" ] && kill "$pid" 2>/dev/null || return 0
  timeout 60 tail --pid="$pid" -f /dev/null || kill -9 "$pid" 2>/dev/null || true
}
