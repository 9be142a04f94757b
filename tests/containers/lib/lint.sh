# shellcheck shell=bash
# What can be judged without running anything.

# Whether the unit of systemd was judged too, for the last words.
unit_checked=yes

lint() {
  local keda
  "$tools/bin/hadolint" "$home/docker/Dockerfile" || fail "hadolint found the above in docker/Dockerfile."
  if printf 'FROM debian\nRUN apt-get install curl\n' | "$tools/bin/hadolint" - >/dev/null; then
    fail "hadolint accepts everything."
  fi
  proven "hadolint has nothing against docker/Dockerfile"

  make_test_secrets
  "$compose_program" -f "$home/docker/compose.yaml" config -q || fail "docker/compose.yaml is wrong, as said above."
  compose config -q || fail "tests/containers/compose.stand-in.yaml is wrong, as said above."
  proven "docker compose config accepts docker/compose.yaml, alone and with the stand-ins"

  keda=$(keda_folder)
  [ -d "$keda" ] || fail "Go could not fetch KEDA's module."
  "$tools/bin/python" "$here/check_manifests.py" "$keda" "$home"/docker/kubernetes/*.yaml || fail "A manifest is wrong, as said above."
  proven "the manifests in docker/kubernetes are what the schemas of Kubernetes and KEDA allow"

  lint_unit
}

# With a program in the place where the units expect one.
lint_unit() {
  if ! command -v systemd-analyze >/dev/null; then
    say "NOT CHECKED: docker/systemd, because there is no systemd-analyze"
    unit_checked=no
    return
  fi
  local unit
  for unit in nightjar-worker.service nightjar-late-audit.service nightjar-late-audit.timer; do
    sed "s|/opt/nightjar/bin/nightjar|$home/bin/nightjar|" "$home/docker/systemd/$unit" >"$work/$unit"
  done
  for unit in nightjar-worker.service nightjar-late-audit.service nightjar-late-audit.timer; do
    systemd-analyze verify "$work/$unit" >"$work/unit.log" 2>&1 && [ ! -s "$work/unit.log" ] ||
      { cat "$work/unit.log" >&2; fail "docker/systemd/$unit is wrong, as said above."; }
    proven "systemd-analyze has nothing against docker/systemd/$unit"
  done
  systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$work/nightjar-late-audit.timer")" >/dev/null ||
    fail "The time in docker/systemd/nightjar-late-audit.timer is none."
}

# Passwords of this run, beside the files of the user, which stay as they are.
make_test_secrets() {
  "$home/docker/make-secrets" "$work/secrets" >/dev/null
  {
    echo 'secrets:'
    for name in root temporal nightjar; do
      echo "  mysql-$name.password: { file: $work/secrets/mysql-$name.password }"
    done
  } >"$work/secrets.yaml"
}
