# shellcheck shell=bash
# The command line.

usage() {
  cat <<'TEXT'
The local stack: real MySQL, Temporal with its Web UI, ZooKeeper, HBase and worker hosts on loopback.

  bin/stack up [options]             start what is not up, and wait until all of it answers
  bin/stack down                     stop it: worker hosts, Temporal, HBase, ZooKeeper, MySQL
  bin/stack status [--format json]   each part with state, port, process; exit code 1 unless all are up
  bin/stack wipe [--yes]             stop it and delete its data folder
  bin/stack start PART [--no-wait]   start one part, and wait until it answers
  bin/stack stop PART                stop one part as down does
  bin/stack kill PART [--signal S]   send a signal to one part, KILL unless given
  bin/stack fetch                    fetch and build the programs, and start nothing

PART is mysql, temporal, temporal-ui, zookeeper, hbase-master, regionserver-N or worker-N.

Options, of all commands:
  --data DIR            the data folder; .nightjar/local of the project unless given
Options of up, remembered in the data folder:
  --ports BASE          the first of 100 ports, 32668 at most; 17200 unless given
  --region-servers N    1 to 20; 2 unless given
  --workers N           0 to 40 worker hosts; 1 unless given
  --heap MB             of each region server, 256 to 65536; 768 unless given
  --history-shards N    of Temporal, fixed when the data folder is made; 16 unless given

Programs are kept in ${NIGHTJAR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nightjar}, by version. Worker hosts get this
command's environment: NIGHTJAR_TEMPORAL_TARGET=... bin/stack start worker-1 lets one connect elsewhere.
The JVMs of ZooKeeper and HBase get the options in NIGHTJAR_STACK_JAVA_OPTS as well, worker hosts those in NIGHTJAR_JAVA_OPTS.
TEXT
}

# number NAME VALUE FROM TO
number() {
  if ! [[ $2 =~ ^[0-9]{1,6}$ ]] || [ "$((10#$2))" -lt "$3" ] || [ "$((10#$2))" -gt "$4" ]; then
    fail "$1 is '$2', which is not a number from $3 to $4."
  fi
  printf '%s' "$((10#$2))"
}

# Sets command, part, and what options were given, each empty when not.
parse() {
  command=${1:-help}
  part='' data='' signal='' format=text yes=no wait=yes
  given_ports='' given_region_servers='' given_workers='' given_shards='' given_heap=''
  [ $# -eq 0 ] || shift
  while [ $# -gt 0 ]; do
    case $1 in
      --yes) yes=yes; shift; continue ;;
      --no-wait) wait=no; shift; continue ;;
      --help | -h) command=help; shift; continue ;;
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
      --*) [ $# -gt 1 ] || fail "$1 needs a value. See: bin/stack help" ;;
      *)
        [ -z "$part" ] || fail "'$1' is one word too many. See: bin/stack help"
        part=$1; shift; continue ;;
    esac
    case $1 in
      --data)
        [ -n "$2" ] || fail "--data is empty. Name a folder, or leave it out for .nightjar/local of the project."
        data=$2
        ;;
      --ports) given_ports=$(number --ports "$2" 1024 32668) ;;
      --region-servers) given_region_servers=$(number --region-servers "$2" 1 20) ;;
      --workers) given_workers=$(number --workers "$2" 0 40) ;;
      --heap) given_heap=$(number --heap "$2" 256 65536) ;;
      --history-shards) given_shards=$(number --history-shards "$2" 1 16384) ;;
      --signal) signal=$2 ;;
      --format)
        case $2 in text | json) format=$2 ;; *) fail "--format is '$2', which is neither text nor json." ;; esac ;;
      *) fail "There is no option $1. See: bin/stack help" ;;
    esac
    shift 2
  done
}
