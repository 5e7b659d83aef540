#!/usr/bin/env bash
# browser_test.sh PROGRAMS DUMP WORK: serves an index of the dump and uses its pages in Chromium; screenshots
# are left in WORK/screenshots. Exit status 77 where there is no Chromium, Node.js or npm.
set -euo pipefail
source=$(cd "$(dirname "$0")" && pwd)
programs=$1 dump=$2 work=$3

for program in chromium node npm; do
  command -v "$program" > /dev/null || {
    echo "skipped: there is no $program; .ci/install-packages --checks installs it"
    exit 77
  }
done

rm -rf "$work/sample.db" "$work/screenshots"
mkdir -p "$work"
cp "$source"/{package.json,package-lock.json,.npmrc,*.mjs} "$work"
cd "$work"
cmp -s package-lock.json node_modules/installed || {
  npm ci --ignore-scripts --no-audit --no-fund --silent || { echo "skipped: npm cannot fetch what package.json names"; exit 77; }
  cp package-lock.json node_modules/installed
}
"$programs/thongcao-index" --quiet sample.db "$dump"
PROGRAMS=$programs node --test browser_test.mjs
