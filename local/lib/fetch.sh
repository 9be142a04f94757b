# shellcheck shell=bash
# Programs, fetched once from package registries by their own clients: MySQL by apt, Temporal by go, HBase by mvn
# through the build of the project. A folder of a version is there as a whole or not at all.

readonly go_module=$home/local/temporal/go.mod

# fetch_one FIND FETCH: does what FETCH does unless FIND succeeds, one process at a time.
fetch_one() {
  ! "$1" || return 0
  mkdir -p "$cache" || fail "Cannot make the folder $cache. Set NIGHTJAR_CACHE to one that can be written."
  exec 8>"$cache/lock"
  flock -n 8 || { say "Waiting for another bin/stack that fetches programs ..."; flock 8; }
  "$1" || "$2"
  exec 8>&-
}

fetch_all() {
  fetch_one find_mysql fetch_mysql
  fetch_one find_temporal build_temporal
  build_nightjar
  fetch_one find_hbase copy_hbase
}

# --- MySQL: Debian's suite sid has it, for every Debian by its own loader and C library ---------------------

readonly debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# Sets mysql to the newest version's folder. The suite has one version at a time, and an older one serves as well.
find_mysql() {
  mysql=$(find "$cache" -maxdepth 1 -type d -name 'mysql-[0-9]*' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$mysql" ]
}

fetch_mysql() {
  local work=$cache/fetching-mysql version
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null || [ ! -r "$debian_keyring" ]; then
    fail "MySQL's server is fetched as a Debian package, and apt-get or $debian_keyring is missing here. Use the embedded stack (bin/nightjar embedded) on this system, or bin/stack on Debian 12 or later."
  fi
  say "Fetching MySQL (60 MB, once) ..."
  rm -rf -- "$work"
  mkdir -p "$work"/{lists,archives}/partial "$work/root"
  write_apt_configuration "$work"
  follow "the list of packages" "$work/update.log" env APT_CONFIG="$work/apt.conf" apt-get update -q
  follow "downloading MySQL" "$work/download.log" env APT_CONFIG="$work/apt.conf" \
    apt-get install -q -y -d --no-install-recommends mysql-server-core
  unpack_mysql "$work"
  version=$(basename -- "$work"/archives/mysql-server-core_*.deb)
  version=${version#mysql-server-core_}
  mv -- "$work/root" "$cache/mysql-${version%%[-_]*}"
  rm -rf -- "$work"
  find_mysql
}

# apt with a state of its own: nothing is installed, and the system's lists stay as they are.
write_apt_configuration() {
  local mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] ||
    fail "No mirror of Debian is named in /etc/apt/sources.list or /etc/apt/sources.list.d. Set DEBIAN_MIRROR to one."
  : >"$1/status"
  echo "deb [signed-by=$debian_keyring] $mirror sid main" >"$1/sources.list"
  cat >"$1/apt.conf" <<TEXT
Dir::Etc::sourcelist "$1/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$1/lists";
Dir::State::status "$1/status";
Dir::Cache "$1";
Dir::Cache::archives "$1/archives";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
TEXT
}

debian_mirror() {
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    printf '%s' "$DEBIAN_MIRROR"
  else
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
      grep -v '^#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true
  fi
}

unpack_mysql() {
  local package
  for package in "$1"/archives/*.deb; do
    case ${package##*/} in
      # For scripts of the package that a server does not run.
      perl* | libperl* | libdb5* | libgdbm*) ;;
      *) dpkg-deb -x "$package" "$1/root" || fail "Cannot unpack $package. Try again; the folder $1 can be deleted." ;;
    esac
  done
  rm -rf -- "$1"/root/usr/share/{doc,man,locale,lintian,gdb} "$1/root/usr/lib/mysql-test" "$1/root/usr/lib/debug"
}

# --- Temporal and its Web UI: built from Go modules whose sums are in go.sum ---------------------------------

module_version() {
  sed -n "s|^[[:space:]]*$1 v\([^ ]*\).*|\1|p" "$go_module" | head -n 1
}

temporal_folder() {
  printf '%s/temporal-%s-ui-%s' "$cache" "$(module_version go.temporal.io/server)" "$(module_version github.com/temporalio/ui-server/v2)"
}

find_temporal() {
  local folder
  folder=$(temporal_folder)
  [ -x "$folder/temporal-server" ] && [ -x "$folder/temporal-sql-tool" ] && [ -x "$folder/temporal-ui-server" ]
}

# The version of Go itself, such as 1.26, whatever another that it would fetch.
go_version() {
  GOTOOLCHAIN=local go version 2>/dev/null | sed -n 's/^go version .*go\([0-9]*\.[0-9]*\).*/\1/p'
}

require_go() {
  local version needed="and it builds Temporal's server. Install Go 1.21 or later; it fetches the version that it needs by itself."
  command -v go >/dev/null || fail "Go is missing, $needed"
  version=$(go_version) || true
  [[ $version =~ ^([0-9]+)\.([0-9]+)$ ]] && ((BASH_REMATCH[1] > 1 || BASH_REMATCH[2] >= 21)) ||
    fail "Go ${version:-of unknown version} ($(command -v go)) is too old, $needed"
}

build_temporal() {
  local folder work=$cache/building-temporal
  folder=$(temporal_folder)
  require_go
  say "Building Temporal (once; 6 minutes on two cores, and 2 GB of Go's module cache) ..."
  rm -rf -- "$work"
  mkdir -p "$work"
  follow "building temporal-server and downloading its modules" "$work/server.log" \
    go -C "$home/local/temporal" build -o "$work/temporal-server" go.temporal.io/server/cmd/server
  follow "building temporal-sql-tool" "$work/sql.log" \
    go -C "$home/local/temporal" build -o "$work/temporal-sql-tool" go.temporal.io/server/cmd/tools/sql
  follow "building temporal-ui-server" "$work/ui.log" \
    go -C "$home/local/temporal" build -o "$work/temporal-ui-server" github.com/temporalio/ui-server/v2/cmd/server
  rm -rf -- "$folder"
  mv -- "$work" "$folder"
}

# --- HBase and Nightjar: from the build of the project -------------------------------------------------------

readonly nightjar_lib=$home/starter/target/lib

build_nightjar() {
  "$home/bin/nightjar" version >/dev/null || fail "Nightjar could not be built or started; see above."
}

hbase_folder() {
  printf '%s/hbase-%s' "$cache" "$(sed -n 's|.*<hbase.version>\(.*\)</hbase.version>.*|\1|p' "$home/pom.xml")"
}

find_hbase() {
  [ -d "$(hbase_folder)" ]
}

# Copied, because a new build replaces the folder from which running servers would still load classes.
copy_hbase() {
  local folder jar
  folder=$(hbase_folder)
  rm -rf -- "$folder.new"
  mkdir -p "$folder.new"
  for jar in hbase-shaded-mapreduce hbase-compression-zstd zstd-jni hadoop-client-api hadoop-client-runtime \
    snappy-java javax.servlet-api opentelemetry-{api,context,semconv} jakarta.{annotation-api,validation-api,inject} \
    javassist audience-annotations commons-logging jsr305 slf4j-api logback-{classic,core}; do
    cp -- "$nightjar_lib/$jar"-[0-9]*.jar "$folder.new" || fail "There is no $jar in $nightjar_lib. Delete that folder, and bin/nightjar builds it again."
  done
  mv -- "$folder.new" "$folder"
}
