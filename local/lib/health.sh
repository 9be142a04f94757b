# shellcheck shell=bash
# Whether a part answers, asked as its users ask it. A process that is stopped or hangs keeps its port open, so
# that a connection alone would say nothing. Each question ends within three seconds.

# check PART: succeeds when it answers.
check() {
  local port
  port=$(port_of "$1")
  case $1 in
    mysql) greets "$port" ;;
    zookeeper) serves "$port" ;;
    # Answered only by a master that has initialized.
    hbase-master) hbase_call "$port" MasterService ListNamespaces ;;
    regionserver-*) hbase_call "$port" AdminService GetServerInfo ;;
    temporal) answers_http "$(port_of temporal-http)" /api/v1/namespaces/temporal-system ;;
    temporal-ui) answers_http "$port" / ;;
    worker-*) answers_http "$port" /readyz ;;
  esac
}

# MySQL speaks first; its greeting holds its version, such as 9.7.4.
greets() {
  # shellcheck disable=SC2016  # its own parameters
  timeout 3 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" && head -c 10 <&3 | tr -d "\0" | grep -qa "[0-9]\.[0-9]"' _ "$1" 2>/dev/null
}

serves() {
  # shellcheck disable=SC2016  # its own parameters
  timeout 3 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf srvr >&3 && grep -qa "^Mode:" <&3' _ "$1" 2>/dev/null
}

# answers_http PORT PATH: with status 200.
answers_http() {
  local status
  # shellcheck disable=SC2016  # its own parameters
  status=$(timeout 3 bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$1" &&
      printf "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n" "$2" "$1" >&3 &&
      IFS=" " read -r _ status _ <&3 && printf %s "$status"' _ "$1" "$2" 2>/dev/null) && [ "$status" = 200 ]
}

# state PART: up, silent (lives, does not answer), paused (by a signal), crashed, or down (stopped, or never started).
state() {
  if is_alive "$1"; then
    if is_paused "$1"; then
      printf paused
    elif check "$1"; then
      printf up
    elif is_alive "$1"; then
      printf silent
    else
      printf crashed
    fi
  elif [ -e "$data/pids/$1.pid" ]; then
    printf crashed
  else
    printf down
  fi
}
