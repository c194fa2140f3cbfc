#!/usr/bin/env bash
# lint.sh BUILD-TREE JOBS [--all]: called by ./dev lint from the top of the tree.
set -euo pipefail
tree=$1 jobs=$2 all=${3:-}

sources() { git ls-files -co --exclude-standard -- "$@" | while read -r f; do [ ! -f "$f" ] || echo "$f"; done; }

echo "lint: format"
sources '*.cpp' '*.hpp' | xargs -r -n 20 -P "$jobs" clang-format --dry-run -Werror

echo "lint: machine paths"
if git grep -InE '(^|[^A-Za-z0-9_.}])/(home|root|work|farm|tmp|mnt|Users)/[A-Za-z0-9]' -- . ':!LICENSE'; then
  echo "lint: the lines above name paths of one machine" >&2
  exit 1
fi

# base: what to compare with. The branch this one left, else the last ten commits, else nothing: all is new.
base() {
  local head fork
  head=$(git rev-parse HEAD)
  fork=$(git merge-base HEAD "${DOCKET_LINT_BASE:-origin/HEAD}" 2>/dev/null || true)
  if [ -n "$fork" ] && [ "$fork" != "$head" ]; then
    echo "$fork"
  else
    git rev-parse --verify --quiet 'HEAD~10' || git hash-object -t tree /dev/null
  fi
}

# unit FILE: the translation unit that shows a file to clang-tidy. A public header has one of its own.
unit() {
  case $1 in
    include/*.hpp) echo "$tree/tests/architecture/alone/${1#include/}.cpp" ;;
    *.hpp) grep -lF "#include \"${1#*/}\"" -r sim tests bench --include='*.cpp' | head -n 1 ;;
    *) echo "$1" ;;
  esac
}

changed() {
  if [ "$all" = --all ]; then
    sources '*.cpp' 'include/*.hpp'
  else
    { git diff --name-only --diff-filter=d "$(base)" -- '*.cpp' '*.hpp'; git ls-files -o --exclude-standard -- '*.cpp' '*.hpp'; } | sort -u
  fi
}

# Only what the build compiles has a command to check it with.
compiled() { grep -Fxf <(sed -n 's/^  "file": "\(.*\)",\{0,1\}$/\1/p' "$tree/compile_commands.json"); }

units=$(changed | while read -r file; do unit "$file"; done | sed "s|^[^/]|$PWD/&|" | sort -u | compiled || true)
count=$(printf '%s' "$units" | grep -c . || true)
echo "lint: clang-tidy on $count translation units"
# With LINT_SECONDS the newest files go first, and those that find no time are left to `./dev lint --all`.
export tree deadline=$((SECONDS + ${LINT_SECONDS:-86400})) started=$(($(date +%s) - SECONDS))
tidy() {
  if [ $(($(date +%s) - started)) -ge "$deadline" ]; then
    echo "$1" >>"$skipped"
    return 0
  fi
  local output
  if ! output=$(clang-tidy --quiet -p "$tree" "$1" 2>/dev/null); then
    printf '%s\n' "$output"
    return 255
  fi
}
export -f tidy
skipped=$(mktemp)
export skipped
trap 'rm -f "$skipped"' EXIT
newest_first() { xargs -r -d '\n' ls -t; }
status=0
printf '%s' "$units" | newest_first | xargs -r -d '\n' -I{} -P "$jobs" bash -c 'tidy "$1"' _ {} || status=1
[ ! -s "$skipped" ] || echo "lint: no time for $(wc -l <"$skipped") of $count units; ./dev lint --all checks them"
exit $status
