#!/usr/bin/env bash
# stage.sh SOURCE BUILD WORK: installs the build into WORK/shared, and into WORK/static the same without the shared
# libraries; indexes the sample; takes the program of the README's section "Embed it".
set -euo pipefail
source=$1 build=$2 work=$3

rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/shared" > "$work/install.log"
cp -R "$work/shared" "$work/static"
find "$work/static" -name '*.so*' -delete -o -name 'thongcao-shared*' -delete
"$work/shared/bin/thongcao-index" --quiet "$work/announcements.db" "$source/corpus/sample/announcements.jsonl"
sed -n '/^## Embed it/,/^## /{/^```cpp$/,/^```$/{//!p}}' "$source/README.md" > "$work/embed.cc"
lines=$(wc -l < "$work/embed.cc")
[ "$lines" -gt 0 ] && [ "$lines" -le 15 ] || { echo "README.md: the program to embed has $lines lines" >&2; exit 1; }
