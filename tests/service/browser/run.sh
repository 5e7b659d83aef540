#!/usr/bin/env bash
# The search page in a real browser:  run.sh thongcao-serve thongcao-index DUMP WORK_FOLDER
# Leaves screenshots in WORK_FOLDER. Exit status 77: skipped, there is no Chromium or Node.js.
set -euo pipefail
serve=$1 index=$2 dump=$3 work=$4
here=$(cd "$(dirname "$0")" && pwd)
for program in chromium node npm; do
  command -v "$program" > /dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
mkdir -p "$work"
cp "$here"/{package.json,package-lock.json,.npmrc,page_test.mjs} "$work"
cd "$work"
[ -d node_modules/axe-core ] && [ -d node_modules/playwright-core ] || npm ci --no-progress > npm.log 2>&1 || { cat npm.log; exit 1; }
rm -rf db address
"$index" --quiet db "$dump"
"$serve" db --listen 127.0.0.1:0 --access-log off > address &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
ADDRESS=$(cat address) node --test page_test.mjs
