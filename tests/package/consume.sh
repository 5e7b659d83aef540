#!/usr/bin/env bash
# consume.sh WAY KIND SOURCE WORK: builds the programs of the README and of searcher/examples with the staged libraries, in
# the WAY find_package, find_package_c (by a project in C alone), pkg_config or add_subdirectory, of the KIND static or
# shared, and checks what they find.
set -euo pipefail
way=$1 kind=$2 source=$3 work=$4
consumer=$source/tests/package/consumer
example=$source/searcher/examples/search.c
build=$work/$way.$kind
mkdir -p "$build"

fail() { echo "$*" >&2; exit 1; }

cmake_build() {
  cmake -G Ninja -S "$consumer" -B "$build" -DEMBED="$work/embed.cc" -DEXAMPLE="$example" "$@" \
    > "$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; exit 1; }
  cmake --build "$build" -- --quiet
}

# What uses the library that the kind says?
check_linking() {
  local shared=no
  [[ $(ldd "$1") != *libthongcao-searcher.so.0* ]] || shared=yes
  [ "$shared" = "$([ "$kind" = shared ] && echo yes || echo no)" ] || fail "$1: linked to the shared library: $shared"
}

# Runs the built programs in the folder of the sample database.
check() {
  cd "$work"
  if [ "$way" != find_package_c ]; then
    check_linking "$build/embed"
    found=$("$build/embed")
    grep -q '^1\. .*đổi mới' <<< "$found" || fail "embed printed: $found"
  fi
  check_linking "$build/search_c"
  found=$("$build/search_c" announcements.db 'tho luc bat')
  grep -q '^1\. .*thơ lục bát' <<< "$found" || fail "search_c printed: $found"
  grep -q '^2011: [1-9]' <<< "$found" || fail "search_c counted no years: $found"
  ! "$build/search_c" nowhere.db x 2> "$build/error.txt" || fail 'search_c found a database that is not there'
  grep -q 'nowhere.db' "$build/error.txt" || fail "search_c said: $(cat "$build/error.txt")"
}

case $way.$kind in
  find_package.* | find_package_c.shared)
    cmake_build -DCMAKE_PREFIX_PATH="$work/$kind" -DBUILD_SHARED_LIBS="$([ "$kind" = shared ] && echo ON || echo OFF)" \
      -DONLY_C="$([ "$way" = find_package_c ] && echo ON || echo OFF)"
    check
    ;;
  add_subdirectory.both)
    for kind in shared static; do
      cmake_build -DTHONGCAO_SOURCE="$source" -DCMAKE_BUILD_TYPE=Release -DTHONGCAO_WERROR=ON \
        -DBUILD_SHARED_LIBS="$([ "$kind" = shared ] && echo ON || echo OFF)"
      check
    done
    ;;
  pkg_config.*)
    PKG_CONFIG_PATH=$(dirname "$(find "$work/$kind" -name thongcao-searcher.pc)")
    export PKG_CONFIG_PATH
    read -ra flags <<< "$(pkg-config --cflags --libs "--$kind" thongcao-searcher)"
    flags+=("-Wl,-rpath,$(pkg-config --variable=libdir thongcao-searcher)")
    "$CXX" -std=c++20 "$work/embed.cc" -o "$build/embed" "${flags[@]}"
    "$CC" -std=c99 -Wall -Wextra -Wpedantic -Werror "$example" -o "$build/search_c" "${flags[@]}"
    check
    ;;
  *)
    fail "consume.sh: unknown way and kind: $way $kind"
    ;;
esac
