#!/usr/bin/env bash
# Tries both archives as their users have them: unpacked in an empty folder, with Java but no Maven on the PATH.
#   archives-test.sh LINAS.zip LINAS-WORKER.zip
set -euo pipefail

folder=$(mktemp -d)
children=()
clean_up() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null && wait "$child" || true; done
  rm -rf "$folder"
}
trap clean_up EXIT
fail() { echo "archives-test: $*" >&2; exit 1; }
expect() { grep -q -- "$2" "$1" || { cat "$1" >&2; fail "expected '$2'"; }; }

unzip -q "$1" -d "$folder/all, of it"
unzip -q "$2" -d "$folder/a worker;"
mkdir "$folder/bin"
for tool in bash cat date dirname find flock grep locale mkdir mktemp mv nice readlink rm sed sleep sync python3; do
  if path=$(command -v "$tool"); then ln -s "$path" "$folder/bin/$tool"; fi
done
ln -s "$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")" "$folder/bin/java"
tail=$(command -v tail) # for this script alone
export PATH=$folder/bin
unset JAVA_HOME
! command -v mvn >/dev/null || fail "the PATH has mvn"
cd "$folder"
linas=("$folder"/all*/*/linas)
worker=("$folder"/a*worker*/*/linas-worker)
example=$(dirname "$linas")/examples/ofa-mbv3/search.yaml

echo "archives-test: a whole search, stopping the archiving of classes that follows the first command"
says_version() {
  "$linas" --version >version.txt 2>version.err
  expect version.txt "^linas "
  [ ! -s version.err ] || fail "'linas --version' says $(cat version.err)"
}
says_version
"$linas" run "$example" --data "$folder/its data;" --json "result, of it.json" >run.txt 2>run.err || { "$tail" -n 20 run.err >&2; fail "run failed"; }
expect "result, of it.json" '"front"'

echo "archives-test: classes are archived afterwards"
for ((i = 0; i < 300; i++)); do compgen -G "${linas%/*}/*.jsa" >jsa.txt && break; sleep 1; done
[ -s jsa.txt ] || fail "no archive of classes: $(cat "${linas%/*}"/*.log)"
says_version

echo "archives-test: a worker joins"
"$linas" local >local.txt 2>&1 &
children+=($!)
for ((i = 0; i < 120; i++)); do grep -q "stop with" local.txt && break; sleep 1; done
bootstrap=$(sed -n 's/^broker *//p' local.txt)
registry=$(sed -n 's/^registry *//p' local.txt)
"$worker" "$example" --pool phone --bootstrap "$bootstrap" --registry "$registry" >worker.txt 2>&1 &
children+=($!)
for ((i = 0; i < 60; i++)); do
  "$linas" status >status.txt 2>&1 || true
  grep -q "^phone .* idle " status.txt && break
  sleep 1
done
expect status.txt "^phone .* idle "
echo "archives-test: passed"
