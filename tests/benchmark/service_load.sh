#!/usr/bin/env bash
# service_load.sh PROGRAMS DATABASE QUESTIONS [SECONDS [CONNECTIONS]]: how many searches thongcao-serve
# answers and how fast, with wrk on this machine; then the same while its index is updated. A copy of DATABASE
# is served, with the options that the environment has (THONGCAO_CACHE=0). QUESTIONS has lines of id, tab, question.
# Fails when an answer is an error. Processor time is what other work on the machine changes least.
set -euo pipefail
programs=$1 database=$2 questions=$3 seconds=${4-30} connections=${5-16}
here=$(dirname "$0")
folder=$(mktemp -d)
serve='' update='' asking=''
trap 'kill $serve $update $asking 2> /dev/null || true; wait; rm -rf "$folder"' EXIT

cp -r "$database" "$folder/db"
"$programs/thongcao-serve" --listen 127.0.0.1:0 --access-log off "$folder/db" > "$folder/address" &
serve=$!
until grep -q http "$folder/address"; do
  kill -0 $serve || exit 1
  sleep 0.1
done
address=$(cat "$folder/address")

memory() { awk '/VmRSS/ { printf "%.0f MB", $2 / 1024 }' "/proc/$serve/status"; }
processor() { awk '{ print $14 + $15 }' "/proc/$serve/stat"; }  # in hundredths of a second
load() {
  local memories spent
  memories=$(memory)
  spent=$(processor)
  wrk --threads 1 --connections "$connections" --duration "$1" --script "$here/service_load.lua" "$address" \
    -- "$questions" > "$folder/wrk" &
  asking=$!
  for ((minute = 1; minute * 60 < $1; ++minute)); do
    sleep 60
    memories+=", $(memory)"
  done
  wait $asking
  tail -n 1 "$folder/wrk"
  echo "memory at the beginning, each minute and the end: $memories, $(memory); processor time of the service:" \
    "$(awk -v t=$(($(processor) - spent)) -v n="$(sed -n 's/.*; \([0-9]*\) answers.*/\1/p' "$folder/wrk")" \
      'BEGIN { printf "%.2f ms an answer", 10 * t / n }')"
  grep -q ' 0 of them errors, 0 broken' "$folder/wrk"
}
# Hundreds of announcements come and are replaced again and again.
update() {
  local round=0
  while true; do
    round=$((round + 1))
    seq 200 | awk -v round=$round '{
      printf "{\"id\":\"load-%d\",\"title\":\"Thông báo %d\",", $1, $1
      printf "\"body\":\"Lần %d: tuyển dụng công chức, viên chức.\"}\n", round }' |
      "$programs/thongcao-index" --quiet "$folder/db" - || true  # ended by a signal at the end
    echo $round > "$folder/rounds"
    sleep 0.5
  done
}

echo "== warming up"
load 5
echo "== $connections connections, $seconds s"
load "$seconds"
echo "== while the index is updated"
update &
update=$!
load "$seconds"
kill $update
wait $update || true
echo "$(cat "$folder/rounds") updates"
