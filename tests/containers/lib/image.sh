# shellcheck shell=bash
# Nightjar's own image: built as docker/Dockerfile says, on stand-ins for its base images.

readonly image=nightjar-on-stand-ins:verified
# Of Nightjar's layers, over the base image. docker/README.md states what was measured.
readonly most_megabytes=270
revision=$(git -C "$home" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
readonly revision

build_image() {
  say "Building the image from the sources (3 minutes on two cores) ..."
  quietly build engine build -f "$home/docker/Dockerfile" -t "$image" --build-arg MAVEN_IMAGE=nightjar-stand-in/maven \
    --build-arg RUNTIME_IMAGE=nightjar-stand-in/debian:12 --build-arg "REVISION=$revision" "$home"
  proven "the image builds from the sources, with its own build of Maven and its own Java runtime"
}

in_image() {
  engine run --rm --network none --entrypoint "$1" "$image" "${@:2}"
}

check_image() {
  local whole base own missing version
  whole=$(engine image inspect --format '{{.Size}}' "$image")
  base=$(engine image inspect --format '{{.Size}}' nightjar-stand-in/debian:12)
  own=$(((whole - base) / 1000000))
  [ "$own" -le $most_megabytes ] || fail "The image adds $own MB to its base image, and $most_megabytes are allowed."
  proven "the image adds $own MB to its base image"

  [ "$(in_image id -u)" = 10001 ] || fail "The image does not run as user 10001."
  in_image sh -c '! touch /opt/nightjar/x 2>/dev/null' || fail "The image's user can write to the program."
  proven "its user is not root and cannot change the program"

  [ "$(engine image inspect --format '{{index .Config.Labels "org.opencontainers.image.title"}}' "$image")" = Nightjar ] ||
    fail "The image has no OCI labels."
  in_image sh -c '! command -v javac && ! command -v mvn' >/dev/null || fail "The image has build tools."
  check_bill
  check_health_check
  missing=$(engine run --rm --network none "$image" demo 2>&1) && fail "The image has no embedded stack, and demo went on."
  [[ $missing == *--on-cluster* ]] || fail "Without an embedded stack, demo should name --on-cluster: $missing"
  # Read to its end: a program whose reader has gone fails.
  version=$(engine run --rm --network none "$image" version)
  version=${version%%$'\n'*}
  [[ $version == *"$revision"* ]] || fail "The image's build should be of commit $revision: $version"
  proven "$version answers; what needs an embedded stack is refused with a way out"
}

# The image's own health check, as the engine would run it: a container that answers is healthy, one that does not is not.
check_health_check() {
  local words started_at=$SECONDS
  words=$(engine image inspect --format '{{json .Config.Healthcheck.Test}}' "$image")
  [ "$words" = '["CMD","http-check","7280","/healthz"]' ] || fail "The image's health check is $words."
  in_image http-check 7280 /healthz 2>/dev/null && fail "The image's health check is content where nothing answers."
  # Its worker host looks for servers that are not there, which is no reason to be taken for dead.
  engine run --detach --name health-check --network none "$image" >/dev/null
  until engine exec health-check http-check 7280 /healthz 2>/dev/null; do
    [ "$(engine inspect --format '{{.State.Running}}' health-check)" = true ] && [ $((SECONDS - started_at)) -lt 60 ] ||
      { engine logs --tail 5 health-check >&2; fail "The image's health check never succeeded on a worker host."; }
    sleep 1
  done
  engine rm --force health-check >/dev/null
  proven "its health check succeeds on a worker host that waits for servers, and fails where nothing answers"
}

# The bill of materials names each library that is there, and no other.
check_bill() {
  in_image sh -c 'cat /opt/nightjar/sbom.cdx.json' >"$work/sbom.json"
  in_image sh -c 'ls /opt/nightjar/lib' | sed 's/\.jar$//' | grep -v '^nightjar-starter$' | sort >"$work/jars"
  "$tools/bin/python" -c 'import json, sys; print(*(c["name"] + "-" + c["version"] for c in json.load(sys.stdin)["components"]), sep="\n")' \
    <"$work/sbom.json" | sort >"$work/components"
  diff "$work/jars" "$work/components" >"$work/bill.diff" || { cat "$work/bill.diff" >&2; fail "The bill of materials is not what is in the image."; }
  proven "its bill of materials (CycloneDX) names the $(wc -l <"$work/jars") libraries that are in it, and no other"
}
