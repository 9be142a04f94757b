# shellcheck shell=bash
# The compose file as its reader uses it, from nothing to published summaries, and away again.

verify_stack() {
  bring_up
  carry_the_demo
  scale_and_carry_generated_data
  outlive_the_containers
  take_down
  [ -z "$(engine ps -aq)" ] && [ -z "$(engine volume ls -q --filter label=com.docker.compose.project)" ] || fail "down --volumes left something behind."
  proven "it is taken down and leaves no container and no volume of its own"
}

bring_up() {
  local since=$SECONDS
  say "Bringing the stack up ..."
  quietly up compose up --no-build --detach --wait
  proven "the stack is up and healthy after $((SECONDS - since)) s, with $(worker_hosts) worker hosts that are ready"
  [ "$(compose ps -a --format '{{.Service}} {{.ExitCode}}' temporal-schema setup | sort | tr '\n' ' ')" = 'setup 0 temporal-schema 0 ' ] ||
    fail "The jobs did not end with 0."
  beside_engine bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 && printf "GET / HTTP/1.0\r\n\r\n" >&3 && grep -q "200 OK" <&3' ||
    fail "Temporal's Web UI does not answer on loopback."
  [ "$(engine ps --format '{{.Ports}}' | grep -o '[^ ]*->' | sort -u)" = '127.0.0.1:8080->' ] ||
    fail "Another port than the Web UI's is published, or not on loopback: $(engine ps --format '{{.Names}} {{.Ports}}')"
  proven "only Temporal's Web UI has a port of the host, on loopback, and answers there"
  limits
}

limits() {
  local sum name limit
  sum=0
  while read -r name; do
    limit=$(engine inspect --format '{{.HostConfig.Memory}}' "$name")
    [ "$limit" -gt 0 ] || fail "$name has no memory limit."
    sum=$((sum + limit))
  done < <(engine ps --format '{{.Names}}')
  [ $((sum >> 20)) -le 6144 ] || fail "The memory limits add up to $((sum >> 20)) MiB."
  proven "every container has a memory limit; together $((sum >> 20)) MiB"
}

worker_hosts() {
  compose ps -q --status running worker-host | wc -l
}

cli() {
  compose run --rm --no-TTY --quiet-pull cli "$@"
}

# Brings FOLDER of the command line's working folder here.
fetch() {
  compose run --rm --no-TTY --entrypoint tar cli -C "/var/lib/nightjar/$1" -c . 2>/dev/null >"$work/$1.tar"
  mkdir -p "$work/$1"
  tar -C "$work/$1" -xf "$work/$1.tar"
}

same_bytes() {
  [ -s "$1/daily.csv" ] || fail "There is no daily.csv in $1."
  diff -r "$1" "$2" >"$work/bytes.diff" || { head -n 20 "$work/bytes.diff" >&2; fail "$3 differ: diff -r $1 $2"; }
}

# A night for each day of the bundled data, here and on the embedded stack.
carry_the_demo() {
  local since=$SECONDS
  say "Carrying the demo's nights in containers: docker compose run --rm cli demo ..."
  quietly demo cli demo
  grep -q 'merchant-days published' "$work/demo.log" || fail "The demo published nothing; see $work/demo.log."
  proven "docker compose run cli demo: $(grep -o '[0-9]* nights in .*published' "$work/demo.log") ($((SECONDS - since)) s)"
  quietly export cli summary export --dir demo
  fetch demo
  if [ -z "$demo" ]; then
    say "Carrying the same nights on the embedded stack ..."
    install_here
    quietly embedded "$work/installed/bin/nightjar" demo
    demo=$work/installed/.nightjar/demo
  fi
  quietly embedded-export "$home/bin/nightjar" --embedded "$demo" summary export --dir "$work/demo-embedded"
  same_bytes "$work/demo" "$work/demo-embedded" "The summaries of containers and of the embedded stack"
  proven "the same bytes as on the embedded stack: $(find "$work/demo" -name '*.csv' | wc -l) files, $(cat "$work"/demo/*.csv | wc -l) lines"
}

# An installation without sources, with the jars of this build.
install_here() {
  mkdir -p "$work/installed/bin" "$work/installed/lib" "$work/installed/docs"
  cp "$home/bin/nightjar" "$work/installed/bin/"
  "$home/bin/nightjar" version >/dev/null
  ln -s "$home"/starter/target/lib/*.jar "$home/starter/target/nightjar-starter.jar" "$work/installed/lib/"
  ln -s "$home/docs/data" "$work/installed/docs/data"
}

# Data with a known answer, on more worker hosts.
scale_and_carry_generated_data() {
  quietly scale compose up --no-build --detach --wait --scale worker-host=3
  [ "$(worker_hosts)" = 3 ] || fail "There are $(worker_hosts) worker hosts, and 3 were asked for."
  proven "docker compose up --scale worker-host=3 gives three worker hosts that are ready"
  quietly generate cli generate tiny --to tiny
  quietly try cli try tiny/events.ndjson.gz tiny/merchants.json --export tiny-summary
  fetch tiny
  fetch tiny-summary
  same_bytes "$work/tiny-summary" "$work/tiny/expected" "The summaries on three worker hosts and the known answer"
  proven "three worker hosts publish what the generator says is right"
}

outlive_the_containers() {
  quietly down compose down
  quietly up-again compose up --no-build --detach --wait
  quietly export-again cli summary export --dir again
  fetch again
  # By now the summaries hold the generated merchants too.
  cmp -s <(grep -h '^fm-' "$work/again/daily.csv") <(grep -h '^fm-' "$work/demo/daily.csv") || fail "The summaries changed when the containers were replaced."
  proven "down and up again: the summaries outlive the containers"
}

take_down() {
  quietly take-down compose --profile cli down --volumes --timeout 60
}

show_stack() {
  compose ps -a --format '{{.Service}} {{.Status}}' >&2 || true
  compose logs --tail 15 >"$work/containers.log" 2>&1 || true
}
