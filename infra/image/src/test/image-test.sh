#!/usr/bin/env bash
# Tries an image without a container: unpacks its layers, looks at its settings and runs its command with this machine's Java.
set -euo pipefail
tar=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "image-test: $*" >&2; exit 1; }

mkdir "$work/image" "$work/root"
tar -xf "$tar" -C "$work/image"
config=$(grep -o '"Config":"[^"]*"' "$work/image/manifest.json" | cut -d'"' -f4)
for want in '"User":"10001:10001"' '"Entrypoint":["/usr/local/bin/linas"]' '"Cmd":["--help"]' '"WorkingDir":"/state"' \
  '"9400/tcp":{}'; do
  grep -qF "$want" "$work/image/$config" || fail "no $want in the image's settings: $(cat "$work/image/$config")"
done
for layer in $(grep -o '"Layers":\[[^]]*\]' "$work/image/manifest.json" | grep -o '"[^"]*\.tar\.gz"' | tr -d '"'); do
  tar -xzf "$work/image/$layer" -C "$work/root" --no-same-owner
done
[ "$(stat -c %a "$work/root/state")" = 777 ] || fail "/state is not for the user of the apps"
[ -x "$work/root/usr/local/bin/linas" ] || fail "the command cannot be run"
[ -s "$work/root/opt/linas/examples/fashion/search.yaml" ] || fail "no default search"

# The command itself, with its two folders found where they are unpacked.
sed "s|/app/libs|$work/root/app/libs|; s|/opt/linas|$work/root/opt/linas|" "$work/root/usr/local/bin/linas" >"$work/linas"
"$work/root/usr/local/bin/linas" --version >/dev/null 2>&1 && fail "it ran outside of its image"
for command in --version "proposer --help" "trainer --help" "evaluator --help" "dashboard --help"; do
  # shellcheck disable=SC2086 # two words on purpose
  sh "$work/linas" $command >"$work/out" 2>&1 || fail "'linas $command' failed: $(cat "$work/out")"
done
if sh "$work/linas" proposer --bootstrap 127.0.0.1:1 --registry http://127.0.0.1:1 --admin-port 70000 >"$work/out" 2>&1; then
  fail "a wrong port was taken"
fi
grep -q "^error: .*'70000' for '--admin-port'" "$work/out" || fail "the wrong port was not told: $(cat "$work/out")"
echo "image-test: $(du -m "$tar" | cut -f1) MB, all as it should be"
