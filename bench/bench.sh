#!/usr/bin/env bash
# bench.sh BUILD-TREE [words…]: called by ./dev bench from the top of the tree, which has built docket and docket_bench.
set -euo pipefail
tree=$1
shift
bench=$tree/bench/docket_bench
page=bench/README.md
counts=bench/instructions.json
tolerance=$(sed -n 's/^ *"tolerance_percent": *\([0-9.]*\),\{0,1\}$/\1/p' "$counts" 2>/dev/null || true)
tolerance=${tolerance:-3}

say() { printf 'docket: %s\n' "$*" >&2; }

help() {
  cat <<'TEXT'
usage: ./dev bench [words…]

  (nothing)               the table of targets: what is wanted, what was measured; fails when a "must" does not hold
    --json                the same as JSON
    --only GROUP          a part of it, again and again for more: three-stages, one-server, fifty-servers, hold,
                          waiting, threads, india-2021, sweep, trace
    --repetitions N       turns that each contestant has (7; sweep and trace at most 3); the least CPU time counts,
                          of a sweep their sum
    --record              also writes the whole table into bench/README.md, as it does below
  --raw [args…]           the benchmarks behind it, with the arguments of Google Benchmark, such as
                          --benchmark_filter=hold or --benchmark_list_tests
  --billion [--record]    a billion items through the three stages, on two threads: time and peak memory
  --instructions          instructions per item of six fixed runs under callgrind, against bench/instructions.json;
                          fails when one moved by more than its tolerance
    --accept              writes them there
  --profile RUN [--record]
                          where one of those runs spends its instructions; RUN as in bench/instructions.json
  --help                  this

All is built by the preset "release". Times mean something only while nothing else runs; instructions always do.
TEXT
}

wrong() {
  say "\"$1\" is not understood; ./dev bench --help"
  exit 2
}

load() { cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo 0; }

is_busy() { awk -v load="$(load)" 'BEGIN { exit !(load > 0.7) }'; }

machine() {
  local model
  model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
  echo "${model:-$(uname -m)}, $(nproc) cores, $(compiler), $(date -u +%F)"
}

# replace_part NAME: puts standard input between the marks of that name in bench/README.md.
replace_part() {
  local text
  text=$(mktemp)
  {
    sed "/^<!-- $1 -->\$/q" "$page"
    cat
    sed -n "/^<!-- end of $1 -->\$/,\$p" "$page"
  } >"$text"
  cat "$text" >"$page"
  rm -f "$text"
}

# The last minute's load, which may be that of a build; what is voided is found out while it is measured.
warn_when_busy() {
  ! is_busy || say "this machine was at work just now (load $(load)): figures are rough if it still is"
}

compiler() { c++ --version | head -n 1; }

targets() {
  warn_when_busy
  if [[ " $* " != *" --record "* ]]; then
    exec "$bench" "$@"
  fi
  [ $# -eq 1 ] || wrong "--record with other words"
  local table status=0
  table=$("$bench") || status=$?
  printf '%s\n' "$table"
  [ "$status" -le 1 ] || exit "$status"
  printf '%s\n\n%s\n' "$(machine)" "$table" | replace_part "the table"
  exit "$status"
}

billion() {
  case ${1:-} in
    "" | --record) ;;
    *) wrong "$1" ;;
  esac
  warn_when_busy
  local command=(run bench/scenarios/three-stages.json --replications 64 --set /run/ends_after/items=15625000 --threads 2)
  local times line
  times=$(mktemp)
  say "docket ${command[*]}"
  command time -o "$times" -f '%e %U %M' "$tree/docket" "${command[@]}" --quiet >/dev/null
  line=$(awk '{
    verdict = $3 > 64 * 1024 ? "MISSED (64 MB)" : $1 <= 90 && $3 <= 16 * 1024 ? "goal met" : "must met"
    printf "%.0f s on the wall, %.0f s of CPU, %.1f MB at most: %s (goal: 90 s and 16 MB)", $1, $2, $3 / 1024, verdict
  }' "$times")
  rm -f "$times"
  echo "$line"
  [ -z "${1:-}" ] || printf '%s\n\n    docket %s\n\n%s\n' "$(machine)" "${command[*]}" "$line" | replace_part "the billion"
}

# collect RUN FILE: plays it under callgrind; only what happens inside of docket::run counts. Prints the items made.
collect() { valgrind --tool=callgrind --toggle-collect='docket::run(*' --callgrind-out-file="$2" "$bench" --play "$1" 2>/dev/null; }

# instructions_of RUN: per item.
instructions_of() {
  local file items
  file=$(mktemp)
  items=$(collect "$1" "$file")
  sed -n 's/^totals: //p' "$file" | awk -v items="$items" '{ printf "%.1f\n", $1 / items }'
  rm -f "$file"
}

instructions() {
  local accepts=
  case ${1:-} in
    --accept) accepts=yes ;;
    ?*) wrong "$1" ;;
  esac
  local run now before status=0 lines=
  grep -qF "\"compiler\": \"$(compiler)\"" "$counts" 2>/dev/null ||
    say "$counts was counted with another compiler than $(compiler): what differs may be its doing"
  printf '%-22s %12s %12s %8s\n' "instructions per item" "accepted" "now" "change"
  for run in $("$bench" --counted); do
    now=$(instructions_of "$run")
    before=$(sed -n "s/^ *\"$run\": \([0-9.]*\),\{0,1\}\$/\1/p" "$counts" 2>/dev/null || true)
    lines+="${lines:+,$'\n'}    \"$run\": $now"
    awk -v run="$run" -v now="$now" -v before="$before" -v tolerance="$tolerance" 'BEGIN {
      if (before == "") { printf "%-22s %12s %12s %8s  new\n", run, "-", now, "-"; exit 1 }
      change = 100 * (now / before - 1)
      word = change > tolerance ? "MORE" : change < -tolerance ? "fewer: --accept keeps it so" : ""
      printf "%-22s %12s %12s %+7.1f%%  %s\n", run, before, now, change, word
      exit word != ""
    }' || status=1
  done
  [ -n "$accepts" ] || exit "$status"
  printf '{\n  "compiler": "%s",\n  "tolerance_percent": %s,\n  "instructions_per_item": {\n%s\n  }\n}\n' \
    "$(compiler)" "$tolerance" "$lines" >"$counts"
}

# functions_of RUN: share of the instructions and function, the largest first.
functions_of() {
  local file
  file=$(mktemp)
  collect "$1" "$file" >/dev/null
  callgrind_annotate --threshold=80 "$file" |
    sed -n 's/^ *[0-9,]* (\( *[0-9.]*%\))  [^:]*:\(.*\)$/\1  \2/p' | sed 's/ \[[^]]*\]$//; /PROGRAM TOTALS/d' | cut -c 1-118
  rm -f "$file"
}

profile() {
  local run=${1:-}
  "$bench" --counted | grep -qxF -- "$run" || wrong "--profile $run"
  case ${2:-} in
    "") functions_of "$run" ;;
    --record)
      { printf 'Of the instructions of %s:\n\n' "$run" && functions_of "$run" | sed 's/^/    /'; } | replace_part "the profile"
      ;;
    *) wrong "$2" ;;
  esac
}

case ${1:-} in
  -h | --help) help ;;
  --raw | --billion | --instructions | --profile)
    verb=${1#--}
    shift
    if [ "$verb" = raw ]; then
      exec "$bench" --raw "$@"
    fi
    "$verb" "$@"
    ;;
  *) targets "$@" ;;
esac
