# shellcheck shell=bash
# Which port is whose: an offset from the first one. Temporal stores ports in a signed 16-bit column, so that
# 32767 is the last that it can use.

port_of() {
  local offset
  case $1 in
    mysql) offset=0 ;;
    zookeeper) offset=1 ;;
    hbase-master) offset=2 ;;
    temporal) offset=3 ;;
    temporal-ui) offset=4 ;;
    temporal-http) offset=5 ;;
    temporal-metrics) offset=6 ;;
    temporal-history) offset=10 ;;
    temporal-matching) offset=11 ;;
    temporal-worker) offset=12 ;;
    temporal-frontend-member) offset=13 ;;
    temporal-history-member) offset=14 ;;
    temporal-matching-member) offset=15 ;;
    temporal-worker-member) offset=16 ;;
    regionserver-*) offset=$((19 + ${1#regionserver-})) ;;
    worker-*) offset=$((49 + ${1#worker-})) ;;
    *) fail "There is no part '$1'. See: bin/stack help" ;;
  esac
  printf '%s' "$((base + offset))"
}

port_names() {
  parts
  printf '%s\n' temporal-http temporal-metrics temporal-{history,matching,worker} \
    temporal-{frontend,history,matching,worker}-member
}

write_ports() {
  local name
  for name in $(port_names); do
    printf '%s=%s\n' "$name" "$(port_of "$name")"
  done | write "$data/ports"
}

is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# A port that something else listens on would give a part that dies, or worse, an answer of a stranger.
require_free_port() {
  local port
  port=$(port_of "$1")
  ! is_taken "$port" ||
    fail "Port $port, which $1 needs, is taken by another program. End that, or choose other ports with --ports."
}
