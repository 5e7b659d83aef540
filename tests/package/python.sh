#!/usr/bin/env bash
# python.sh SOURCE WORK: runs the example in Python with the staged shared library.
set -euo pipefail
source=$1 work=$2
THONGCAO_LIBRARY=$(find "$work/shared" -name libthongcao-searcher.so.0)
export THONGCAO_LIBRARY

found=$(python3 "$source/searcher/examples/search.py" "$work/announcements.db" 'speaker:"Phó Thị Trà Giang"')
python3 -c '
import json, sys
found = json.load(sys.stdin)
assert [result["id"] for result in found["results"]] == ["hungyen-2011-ngay-tho"], found
assert found["matches"] == 1 and found["years"] == ["2011"], found
assert "Phó Thị Trà Giang" in found["results"][0]["speakers"], found
' <<< "$found"

! said=$(python3 "$source/searcher/examples/search.py" "$work/nowhere.db" x 2>&1)
grep -q 'nowhere.db' <<< "$said"
