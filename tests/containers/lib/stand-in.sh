# shellcheck shell=bash
# Images in the place of those that can't be pulled here, made from what package registries have. The programs
# are those of bin/stack, fetched by it. Base images are kept in the cache between runs.

# The programs of the local stack: MySQL's server, Temporal's and its Web UI's.
find_programs() {
  local programs=${cache%/*}
  [ -x "$home/bin/stack" ] || skip "There is no bin/stack, which fetches and builds MySQL and Temporal."
  say "Looking for the programs of bin/stack ..."
  quietly fetch "$home/bin/stack" fetch
  mysql=$(find "$programs" -maxdepth 1 -name 'mysql-[0-9]*' | sort -V | tail -n 1)
  temporal=$(find "$programs" -maxdepth 1 -name 'temporal-[0-9]*-ui-*' | sort -V | tail -n 1)
  [ -d "$mysql" ] && [ -d "$temporal" ] || fail "bin/stack fetch left no programs in $programs."
}

make_stand_ins() {
  [ -f "$cache/debian-12.tar" ] || make_debian
  [ -f "$cache/maven-17.tar" ] || make_maven
  [ -x "$cache/busybox/bin/busybox" ] || fetch_busybox
  say "Making stand-in images ..."
  engine import --change 'CMD ["bash"]' "$cache/debian-12.tar" nightjar-stand-in/debian:12 >/dev/null
  engine import --change 'ENV JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64' "$cache/maven-17.tar" nightjar-stand-in/maven-base >/dev/null
  stand_in_maven
  stand_in_mysql
  stand_in_temporal
  proven "stand-ins for mysql, temporalio/server, temporalio/admin-tools, temporalio/ui, maven and debian are made"
}

make_debian() {
  local root=$cache/debian-12
  say "Making a base image of Debian 12 (once, 2 minutes) ..."
  rm -rf "$root"
  quietly debian debootstrap --variant=minbase bookworm "$root"
  pack "$root"
}

# On top of that one. A package starts no service in it, and Java's wants /proc.
make_maven() {
  local root=$cache/maven-17
  say "Making a base image with Maven and a JDK 17 (once, 1 minute) ..."
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$cache/debian-12.tar"
  cp -L /etc/resolv.conf "$root/etc/"
  # shellcheck disable=SC2016  # its own parameter
  quietly maven unshare -m bash -c 'mount -t proc proc "$0/proc" && chroot "$0" apt-get update -q &&
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 chroot "$0" apt-get install -q -y --no-install-recommends openjdk-17-jdk-headless maven' "$root"
  rm -f "$root/etc/resolv.conf"
  pack "$root"
}

# The folder becomes a tar file of its name.
pack() {
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*
  tar -C "$1" -cf "$1.tar.new" .
  mv "$1.tar.new" "$1.tar"
  rm -rf "$1"
}

# BusyBox is the shell and wget of Alpine, on which Temporal's images stand.
fetch_busybox() {
  rm -rf "$cache/busybox"
  # shellcheck disable=SC2016  # its own parameter
  quietly busybox bash -c 'cd "$0" && apt-get download busybox-static' "$work"
  dpkg-deb -x "$work"/busybox-static_*.deb "$cache/busybox"
}

# build_stand_in NAME [NAME=]PATH...: from a folder with the paths, under their own names or others, and what is in stand-in.
build_stand_in() {
  local name=$1 context=$work/context-$1 entry
  shift
  rm -rf "$context"
  mkdir -p "$context"
  cp "$here"/stand-in/* "$context"
  for entry in "$@"; do
    case $entry in
      *=*) put "${entry#*=}" "$context/${entry%%=*}" ;;
      *) put "$entry" "$context/${entry##*/}" ;;
    esac
  done
  quietly "stand-in-$name" engine build -q -t "nightjar-stand-in/$name" -f "$context/$name.Dockerfile" "$context"
  rm -rf "$context"
}

# Links where the file system allows, else copies.
put() {
  cp -al "$1" "$2" 2>/dev/null || { rm -rf "$2" && cp -a "$1" "$2"; }
}

# Maven's repository as this machine has it after a build, since a container can't download.
stand_in_maven() {
  local repository
  repository=$(mvn -q -N help:evaluate -Dexpression=settings.localRepository -DforceStdout -f "$home/pom.xml" 2>/dev/null) || true
  [ -d "$repository" ] || repository=$HOME/.m2/repository
  build_stand_in maven "repository=$repository"
}

stand_in_mysql() {
  build_stand_in mysql "root=$mysql"
}

stand_in_temporal() {
  local server ui
  server=$(go -C "$home/local/temporal" list -m -f '{{.Dir}}' go.temporal.io/server)
  ui=$(go -C "$home/local/temporal" list -m -f '{{.Dir}}' github.com/temporalio/ui-server/v2)
  build_stand_in temporal-server "$cache/busybox/bin/busybox" "$temporal/temporal-server" "$server/docker/scripts/sh/entrypoint.sh"
  build_stand_in temporal-admin-tools "$cache/busybox/bin/busybox" "$temporal/temporal-sql-tool"
  build_stand_in temporal-ui "$cache/busybox/bin/busybox" "$temporal/temporal-ui-server" "$ui/docker/start-ui-server.sh" "$ui/config/docker.yaml"
}
