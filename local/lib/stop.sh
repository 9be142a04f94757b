# shellcheck shell=bash
# Stopping, each part by its own way to end without loss.

# The order: who works on something stops before it.
stop_all() {
  local hosts
  mapfile -t hosts < <(known_parts | grep '^worker-')
  end_all 90 "${hosts[@]}"
  end_all 60 temporal-ui temporal
  stop_hbase
  end_all 20 zookeeper
  end_all 60 mysql
}

# end_all SECONDS PART...: all at once.
end_all() {
  local seconds=$1 part ends=()
  shift
  for part in "$@"; do
    end_and_say "$part" "$seconds" &
    ends+=($!)
  done
  [ ${#ends[@]} -eq 0 ] || wait "${ends[@]}"
}

end_and_say() {
  local alive=no
  ! is_alive "$1" || alive=yes
  end "$1" "$2"
  [ "$alive" = no ] || say "  $1: stopped"
}

# The master tells the region servers to stop where they are; a signal to each would move their regions first.
stop_hbase() {
  local part servers
  mapfile -t servers < <(known_parts | grep '^regionserver-')
  if is_alive hbase-master && ! is_paused hbase-master &&
    hbase_call "$(port_of hbase-master)" MasterService Shutdown; then
    for part in "${servers[@]}" hbase-master; do
      ! await_end "$part" 30 || { forget "$part"; say "  $part: stopped"; }
    done
  fi
  end_all 30 "${servers[@]}"
  end_all 30 hbase-master
}
