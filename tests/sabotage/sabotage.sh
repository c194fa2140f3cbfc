#!/usr/bin/env bash
# sabotage.sh [--list | --check | NAME…]: breaks docket as breakages.txt says, one thing at a time, in a copy of the
# sources, and fails unless the value that is named there notices. Without names: all of them. --check only makes sure,
# in a second, that what is to be broken still stands where it is sought. Called by ./dev sabotage.
#
# The copy and its build stay in BUILD/sabotage, so that a second run compiles only what differs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
table=${DOCKET_BREAKAGES:-$here/breakages.txt}
copy=${DOCKET_BUILD:-$root/build}/sabotage
jobs=${DOCKET_JOBS:-$(nproc)}
export CCACHE_BASEDIR=$copy CCACHE_NOHASHDIR=1

say() { printf 'sabotage: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

names() { sed -n 's/^\([a-z][a-z-]*\): .*/\1/p' "$table"; }
meaning_of() { sed -n "s/^$1: //p" "$table"; }
# The lines below NAME, without their indent.
lines_of() { awk -v head="^$1: " '/^[^ #]/ { is_it = $0 ~ head } is_it && /^  / { print substr($0, 3) }' "$table"; }
caught_by() { lines_of "$1" | sed -n 's/^caught  //p'; }

# The sources as they are. What does not differ keeps its time, so that it is not compiled again.
mend() {
  local file
  mkdir -p "$copy"
  (cd "$root" && find CMakeLists.txt CMakePresets.json .cmake sim include scenarios -type f) | sort >"$copy/.files"
  while read -r file; do
    cmp -s "$root/$file" "$copy/$file" || install -D -m 644 "$root/$file" "$copy/$file"
  done <"$copy/.files"
  (cd "$copy" && find sim include scenarios -type f | sort | comm -13 .files - | xargs -r rm --)
  touch "$copy/.docket-root"
}

# once FILE FIND: fails unless the text stands in the file exactly once.
once() {
  local text rest
  text=$(cat "$1")
  rest=${text#*"$2"}
  [ "$rest" != "$text" ] || fail "${1##*/} has no longer the text: $2"
  [ "${rest#*"$2"}" = "$rest" ] || fail "${1##*/} has this text more than once: $2"
}

# replace FILE FIND PUT, of which PUT may have lines.
replace() {
  local text
  once "$copy/$1" "$2"
  text=$(cat "$copy/$1" && echo .)
  text=${text%%"$2"*}$3${text#*"$2"}
  printf %s "${text%.}" >"$copy/$1"
}

break_it() {
  local key value file='' find='' put=''
  while read -r key value; do
    case $key in
      in) [ -z "$file" ] || replace "$file" "$find" "$put"
          file=$value put='' ;;
      find) find=$value ;;
      put) put=$put${put:+$'\n'}$value ;;
    esac
  done < <(lines_of "$1")
  replace "$file" "$find" "$put"
}

# check_it NAME: what it breaks stands where it is sought.
check_it() {
  local key value file=''
  while read -r key value; do
    [ "$key" != in ] || file=$root/$value
    [ "$key" != find ] || once "$file" "$value"
  done < <(lines_of "$1")
}

build_copy() {
  local log=$copy/build.log
  [ -f "$copy/build/build.ninja" ] || (cd "$copy" && cmake --preset dev -DDOCKET_TESTS=OFF >"$log" 2>&1) ||
    { cat "$log" >&2; fail "cmake failed"; }
  ninja -C "$copy/build" -j "$jobs" docket_program >"$log" 2>&1 || { grep -A 9 'FAILED\|error' "$log" >&2; fail "it does not build"; }
}

# verdict CASE/VALUE: agrees, disagrees, undecided
verdict() {
  local case=${1%/*} value=${1#*/} answer
  answer=$(cd "$copy" && build/docket verify "$case" --format json --quiet 2>&1) || true
  sed -n 's/.*"id": "'"$value"'".*"verdict": "\([a-z]*\)".*/\1/p' <<<"$answer" | grep . || tail -n 3 <<<"$answer"
}

expect() {  # WANTED CASE/VALUE
  local found
  found=$(verdict "$2")
  [ "$found" = "$1" ] || { say "$2: $found instead of $1"; return 1; }
}

[ "${1:-}" != --list ] || { names; exit; }
is_check=
[ "${1:-}" != --check ] || { is_check=yes; shift; }
chosen=$(names)
[ $# -eq 0 ] || chosen=$*
for name in $chosen; do
  names | grep -qx -- "$name" || fail "there is no breakage \"$name\" in $table"
  check_it "$name"
done
[ -z "$is_check" ] || exit 0

mend
trap mend EXIT
say "building docket as it is"
build_copy
missed=
for name in $chosen; do
  expect agrees "$(caught_by "$name")" || missed+=" $name"
done
[ -z "$missed" ] || fail "cases that fail without any breakage:$missed"

for name in $chosen; do
  mend
  break_it "$name"
  build_copy
  if expect disagrees "$(caught_by "$name")"; then
    say "$name, $(meaning_of "$name"): caught by $(caught_by "$name")"
  else
    missed+=" $name"
  fi
done
[ -z "$missed" ] || fail "not caught:$missed"
say "all caught"
