#!/usr/bin/env bash
# documents.sh PREFIX: the installed manual pages and completions name every option of --help, and can be read.
set -euo pipefail
prefix=$1
fail() { echo "$*" >&2; exit 1; }

programs=(thongcao-index thongcao-search thongcao-serve thongcao-tokenize)
for program in "${programs[@]}"; do
  man=$(zcat "$prefix/share/man/man1/$program.1.gz" | sed 's/\\-/-/g')
  bash=$(cat "$prefix/share/bash-completion/completions/$program")
  zsh=$(cat "$prefix/share/zsh/site-functions/_$program")
  fish=$(cat "$prefix/share/fish/vendor_completions.d/$program.fish")
  bash -n <<< "$bash" || fail "$program: bash cannot read its completions"
  mapfile -t options < <("$prefix/bin/$program" --help | grep -oP '^  (-\w \[ )?\K--[a-z-]+')
  [ ${#options[@]} -ge 4 ] || fail "$program --help has ${#options[@]} options"
  for option in "${options[@]}"; do
    for document in "$man" "$bash" "$zsh"; do
      grep -q -- "$option" <<< "$document" || fail "$program: no $option in ${document:0:200}"
    done
    grep -q -- "-l ${option#--} " <<< "$fish" || fail "$program: no $option for fish"
  done
  for other in "${programs[@]}"; do
    [ "$other" = "$program" ] || grep -q -- "^\.BR $other (1)" <<< "$man" || fail "$program: no $other in SEE ALSO"
  done
done

# What bash offers.
# shellcheck disable=SC1091
source "$prefix/share/bash-completion/completions/thongcao-search"
COMP_WORDS=(thongcao-search --format j) COMP_CWORD=2
_thongcao_search
[ "${COMPREPLY[*]}" = json ] || fail "bash completes --format j to: ${COMPREPLY[*]}"
