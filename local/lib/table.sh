# shellcheck shell=bash
# What status prints.

# Prints a line a part: part, state, port, process, words, with tabs between them. All are asked at once.
survey() {
  local part folder
  folder=$(mktemp -d)
  for part in $(known_parts); do
    state "$part" >"$folder/$part" &
  done
  wait
  for part in $(known_parts); do
    local state port pid
    state=$(<"$folder/$part")
    port=$(port_of "$part")
    pid=$(pid_of "$part")
    printf '%s\t%s\t%s\t%s\t%s\n' "$part" "$state" "$port" "${pid:--}" "$(words "$part" "$state")"
  done
  rm -rf -- "$folder"
}

# What a state means, and what to do about it.
words() {
  case $2 in
    up) printf 'answers' ;;
    down) printf 'stopped; start it with: bin/stack start %s --data %s' "$1" "$data" ;;
    crashed) printf 'its process is gone; see %s, then: bin/stack start %s --data %s' "$data/logs/$1.log" "$1" "$data" ;;
    paused) printf 'stopped by a signal; let it go on with: bin/stack kill %s --signal CONT --data %s' "$1" "$data" ;;
    silent)
      case $1 in
        worker-*) printf 'is not ready; why is said at http://127.0.0.1:%s/readyz and in %s' "$(port_of "$1")" "$data/logs/$1.log" ;;
        *) printf 'does not answer within 3 s; see %s' "$data/logs/$1.log" ;;
      esac ;;
  esac
}

print_text() {
  local part state port pid words
  printf '%-15s %-8s %5s  %-8s %s\n' PART STATE PORT PROCESS HEALTH
  while IFS=$'\t' read -r part state port pid words; do
    printf '%-15s %-8s %5s  %-8s %s\n' "$part" "$state" "$port" "$pid" "$words"
  done
}

print_json() {
  local part state port pid words separator=''
  printf '{"data":%s,"up":%s,"parts":[' "$(json_text "$data")" "$1"
  while IFS=$'\t' read -r part state port pid words; do
    [ "$pid" != - ] || pid=null
    printf '%s{"part":%s,"state":%s,"port":%s,"pid":%s,"health":%s}' "$separator" "$(json_text "$part")" \
      "$(json_text "$state")" "$port" "$pid" "$(json_text "$words")"
    separator=,
  done
  printf ']}\n'
}
