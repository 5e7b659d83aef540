#!/usr/bin/env bash
# consume.sh WAY KIND SOURCE WORK: builds the programs of the README and of searcher/examples with the staged libraries, in
# the WAY find_package, pkg_config or add_subdirectory, of the KIND static or shared, and checks what they find.
set -euo pipefail
way=$1 kind=$2 source=$3 work=$4
consumer=$source/tests/package/consumer
build=$work/$way.$kind
mkdir -p "$build"

cmake_build() {
  cmake -G Ninja -S "$consumer" -B "$build" -DEMBED="$work/embed.cc" "$@" > "$build/configure.log" 2>&1 ||
    { cat "$build/configure.log" >&2; exit 1; }
  cmake --build "$build" -- --quiet
}

# Runs the built programs in the folder of the sample database.
check() {
  cd "$work"
  found=$("$build/embed")
  grep -q '^1\. .*\S' <<< "$found" || { echo "embed printed: $found" >&2; exit 1; }
}

uses_shared_library() { ldd "$build/embed" | grep -q libthongcao-searcher.so.0; }

case $way.$kind in
  find_package.*)
    cmake_build -DCMAKE_PREFIX_PATH="$work/$kind" -DBUILD_SHARED_LIBS="$([ "$kind" = shared ] && echo ON || echo OFF)"
    ;;
  add_subdirectory.both)
    cmake_build -DTHONGCAO_SOURCE="$source" -DCMAKE_BUILD_TYPE=Release -DTHONGCAO_WERROR=ON -DBUILD_SHARED_LIBS=ON
    check
    uses_shared_library || { echo 'not linked to the shared library' >&2; exit 1; }
    cmake_build -DBUILD_SHARED_LIBS=OFF
    kind=static
    ;;
  pkg_config.*)
    PKG_CONFIG_PATH=$(dirname "$(find "$work/$kind" -name thongcao-searcher.pc)")
    export PKG_CONFIG_PATH
    prefer=--shared
    [ "$kind" = shared ] || prefer=--static
    read -ra flags <<< "$(pkg-config --cflags --libs "$prefer" thongcao-searcher)"
    "$CXX" -std=c++20 "$work/embed.cc" -o "$build/embed" "${flags[@]}" \
      "-Wl,-rpath,$(pkg-config --variable=libdir thongcao-searcher)"
    ;;
esac

check
if [ "$kind" = shared ]; then
  uses_shared_library || { echo 'not linked to the shared library' >&2; exit 1; }
elif uses_shared_library; then
  echo 'linked to the shared library' >&2
  exit 1
fi
