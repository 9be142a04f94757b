# shellcheck shell=bash
# The data folder: what is where, and what was chosen when it was made.
#
#   stack.conf          the choices            pids/PART.pid    processes
#   ports               NAME=PORT              logs/PART.log    what they say
#   nightjar.properties for bin/nightjar       conf/            the servers' configuration
#   secrets/            passwords              mysql/ hbase/ zookeeper/   data

# Absolute, because servers start in the data folder.
cache=$(readlink -m -- "${NIGHTJAR_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/nightjar}")
readonly cache
readonly namespace=nightjar
# The first file in a data folder: whatever else is there is a stack's.
readonly folder_mark=.nightjar-stack

choose_folder() {
  data=$(readlink -m -- "${data:-$home/.nightjar/local}")
}

exists_stack() {
  [ -f "$data/stack.conf" ]
}

require_stack() {
  exists_stack || fail "There is no stack in $data. Start one with: bin/stack up --data $data"
}

# The value of a key of stack.conf.
chosen() {
  sed -n "s/^$1=//p" "$data/stack.conf" 2>/dev/null
}

read_choices() {
  base=$(chosen ports)
  region_servers=$(chosen region-servers)
  workers=$(chosen workers)
  heap=$(chosen heap)
  shards=$(chosen history-shards)
}

# Joins what was given with what was chosen before.
decide_choices() {
  base='' region_servers='' workers='' heap='' shards=''
  if exists_stack; then
    read_choices
    if [ -n "$given_ports" ] && [ "$given_ports" != "$base" ] && any_alive; then
      fail "The stack in $data runs on ports from $base. Stop it with bin/stack down --data $data, then give it others."
    fi
    if [ -n "$given_shards" ] && [ "$given_shards" != "$shards" ]; then
      fail "The stack in $data has $shards history shards, which can't be changed. Delete it with bin/stack wipe --data $data, or leave the option out."
    fi
  fi
  base=${given_ports:-${base:-17200}}
  region_servers=${given_region_servers:-${region_servers:-2}}
  workers=${given_workers:-${workers:-1}}
  heap=${given_heap:-${heap:-768}}
  shards=${given_shards:-${shards:-16}}
}

write_choices() {
  write "$data/stack.conf" <<TEXT
ports=$base
region-servers=$region_servers
workers=$workers
heap=$heap
history-shards=$shards
TEXT
}

# write FILE: standard input becomes the content of FILE, as a whole or not at all.
write() {
  cat >"$1.new" && mv -f -- "$1.new" "$1"
}

make_folders() {
  # wipe deletes the whole of it. What a command that was ended has left has the mark.
  if [ -d "$data" ] && ! exists_stack && [ ! -e "$data/$folder_mark" ] && [ -n "$(ls -A -- "$data")" ]; then
    fail "$data has other things in it. Choose an empty folder, or one that is not there yet, with --data."
  fi
  (umask 077 && mkdir -p "$data" && : >"$data/$folder_mark") ||
    fail "Cannot make the data folder $data. Choose another with --data."
  mkdir -p "$data"/{pids,logs,conf,secrets,hbase/conf,zookeeper,temporal}
  chmod 700 "$data" "$data/secrets"
}

# Random passwords, made once.
make_secrets() {
  local name
  for name in mysql-root mysql-temporal mysql-nightjar; do
    if [ ! -s "$data/secrets/$name.password" ]; then
      (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' | write "$data/secrets/$name.password")
    fi
  done
}

secret() {
  cat -- "$data/secrets/$1.password"
}

# fill TEMPLATE FILE: puts values in place of @NAME@: a port, or one of the few others.
fill() {
  local text name value
  text=$(<"$home/local/conf/$1")
  while IFS='=' read -r name value; do
    text=${text//"@$name@"/"$value"}
  done < <(
    cat "$data/ports"
    printf '%s=%s\n' data "$data" conf "$data/conf" shards "$shards" namespace "$namespace" \
      region-servers "$region_servers" temporal-password "$(secret mysql-temporal)"
  )
  (umask 077 && printf '%s\n' "$text" | write "$2")
}

write_configuration() {
  write_ports
  fill temporal.yaml "$data/conf/temporal.yaml"
  fill temporal-dynamic.yaml "$data/conf/temporal-dynamic.yaml"
  fill temporal-ui.yaml "$data/conf/temporal-ui.yaml"
  fill hbase-site.xml "$data/hbase/conf/hbase-site.xml"
  fill core-site.xml "$data/hbase/conf/core-site.xml"
  fill logback.xml "$data/hbase/conf/logback.xml"
  fill nightjar.properties "$data/nightjar.properties"
}
