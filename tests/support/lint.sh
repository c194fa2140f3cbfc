#!/usr/bin/env bash
# lint.sh BUILD-TREE JOBS [--all]: called by ./dev lint from the top of the tree.
set -euo pipefail
tree=$1 jobs=$2 all=${3:-}

sources() { git ls-files -co --exclude-standard -- "$@" | while read -r f; do [ ! -f "$f" ] || echo "$f"; done; }

status=0

echo "lint: format"
format() { clang-format --dry-run -Werror "$1" >/dev/null 2>&1 || { echo "  clang-format -i $1" && return 1; }; }
export -f format
sources '*.cpp' '*.hpp' | xargs -r -d '\n' -I{} -P "$jobs" bash -c 'format "$1"' _ {} || status=1

echo "lint: machine paths"
if git grep -InE '(^|[^A-Za-z0-9_.}])/(home|root|work|farm|tmp|mnt|Users)/[A-Za-z0-9]' -- . ':!LICENSE'; then
  echo "  these lines name paths of one machine"
  status=1
fi

# recent: the commits to look at. Those since the branch this one left, else the last ten, else all.
recent() {
  local fork
  fork=$(git merge-base HEAD "${DOCKET_LINT_BASE:-origin/HEAD}" 2>/dev/null || true)
  if [ -n "$fork" ] && [ "$fork" != "$(git rev-parse HEAD)" ]; then
    echo "$fork.."
  elif git rev-parse --verify --quiet HEAD~10 >/dev/null; then
    echo HEAD~10..
  else
    echo HEAD
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

# The newest first.
to_check() {
  if [ "$all" = --all ]; then
    sources '*.cpp' 'include/*.hpp'
  else
    { git ls-files -mo --exclude-standard; git log --name-only --format= "$(recent)"; } | awk '/\.[ch]pp$/ && !seen[$0]++'
  fi
}

# Only what the build compiles has a command to check it with.
compiled() { grep -Fxf <(sed -n 's/^  "file": "\(.*\)",\{0,1\}$/\1/p' "$tree/compile_commands.json"); }

units=$(to_check | while read -r file; do [ ! -f "$file" ] || unit "$file"; done |
  sed "s|^[^/]|$PWD/&|" | awk '!seen[$0]++' | compiled || true)
count=$(printf '%s' "$units" | grep -c . || true)
echo "lint: clang-tidy on $count translation units"
# With LINT_SECONDS, files that find no time are left to `./dev lint --all`.
export tree deadline=$(($(date +%s) + ${LINT_SECONDS:-86400}))
tidy() {
  if [ "$(date +%s)" -ge "$deadline" ]; then
    echo "$1" >>"$skipped"
    return 0
  fi
  local output
  if ! output=$(clang-tidy --quiet -p "$tree" "$1" 2>/dev/null); then
    printf '%s\n' "$output"
    return 1
  fi
}
export -f tidy
skipped=$(mktemp)
export skipped
trap 'rm -f "$skipped"' EXIT
printf '%s' "$units" | xargs -r -d '\n' -I{} -P "$jobs" bash -c 'tidy "$1"' _ {} || status=1
[ ! -s "$skipped" ] || echo "lint: no time for $(wc -l <"$skipped") of $count units; ./dev lint --all checks them"
exit $status
