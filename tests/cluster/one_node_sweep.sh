#!/usr/bin/env bash
# one_node_sweep.sh DOCKET SOURCES: a sweep as an array job of a real Slurm, of which one task is killed, ends with the
# export of a single machine. The cluster is one node: munged, slurmctld and slurmd of whoever calls this, with their own
# configuration and ports, in a folder that is thrown away. Ends with 77 where Slurm is not installed.
set -euo pipefail
docket=$(realpath "$1")
sources=$(realpath "$2")
tasks=4
killed=2  # the task that is

for program in munged slurmctld slurmd sbatch squeue scontrol; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || { echo "$program is not installed" && exit 77; }
done
export PATH=$PATH:/usr/sbin

# ── A folder that is thrown away, and daemons that end with it ───────────────────────────────────────────────────
home=$(mktemp -d "${TMPDIR:-/tmp}/docket-slurm.XXXXXX")
daemons=()

end_all() {
  local code=$?
  trap - EXIT
  if [ "$code" -ne 0 ]; then
    for log in "$home"/*.log "$home"/job/*.txt; do
      [ ! -s "$log" ] || { echo "── ${log#"$home"/}" && tail -n 30 "$log"; }
    done
  fi
  [ ! -S "$home/munge.sock" ] || timeout 10 scancel --user "$(id -un)" 2>/dev/null || true
  sleep 1
  for daemon in "${daemons[@]}"; do
    kill "$daemon" 2>/dev/null || true
  done
  for daemon in "${daemons[@]}"; do
    for _ in $(seq 50); do
      kill -0 "$daemon" 2>/dev/null || break
      sleep 0.1
    done
    kill -9 "$daemon" 2>/dev/null || true
  done
  rm -rf "$home"
  exit "$code"
}
trap end_all EXIT
trap 'exit 130' INT TERM

fail() {
  echo "FAILED: $*"
  exit 1
}

# wait_until SECONDS WHAT COMMAND…
wait_until() {
  local seconds=$1 what=$2 began=$SECONDS
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $((SECONDS - began)) -lt "$seconds" ] || fail "no $what after $seconds s"
    sleep 0.2
  done
}

# A port that nobody listens on.
free_port() {
  local port
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
  done
  fail "no free port"
}

# ── Slurm on one node ────────────────────────────────────────────────────────────────────────────────────────────
chmod 755 "$home"  # munge's socket has to be within reach of all
mkdir "$home/state" "$home/spool"
(umask 077 && head -c 128 /dev/urandom >"$home/munge.key")
cat >"$home/slurm.conf" <<CONF
ClusterName=docket
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$home/munge.sock
CredType=cred/munge
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_res
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
MinJobAge=3600
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
echo "CgroupAutomount=no" >"$home/cgroup.conf"
export SLURM_CONF=$home/slurm.conf

munged --foreground --force --num-threads=1 --key-file="$home/munge.key" --socket="$home/munge.sock" \
  --pid-file="$home/munged.pid" --seed-file="$home/munge.seed" --log-file="$home/munged.log" >"$home/munged-out.log" 2>&1 &
daemons+=($!)
wait_until 20 "socket of munge" test -S "$home/munge.sock"
slurmctld -D >"$home/slurmctld.log" 2>&1 &
daemons+=($!)
wait_until 30 "answer of slurmctld" scontrol ping
slurmd -D -N "$(hostname -s)" >"$home/slurmd.log" 2>&1 &
daemons+=($!)
node_is_idle() { [ "$(sinfo --noheader --format=%T)" = idle ]; }
wait_until 60 "idle node" node_is_idle
echo "one node of $(slurmctld -V) is up"

# ── The sweep on this machine alone, and as an array job ─────────────────────────────────────────────────────────
cp -r "$sources/scenarios" "$sources/seeds" "$home/"
touch "$home/.docket-root"
cat >"$home/study.json" <<STUDY
{ "docket_study": 1, "scenario": "scenarios/india-2021/review-then-decide.json",
  "factors": { "reviewers": { "at": "/platform/pools/legal/reviewers", "from": 1, "to": 30, "step": 1 } } }
STUDY
runs=(--set /run/replications=120)
"$docket" sweep "$home/study.json" "${runs[@]}" --out "$home/alone.db" --quiet >/dev/null
"$docket" sweep "$home/study.json" "${runs[@]}" --slurm "$home/job" --tasks "$tasks" --threads 1
submitted=$(sh "$home/job/submit")
echo "$submitted"
sweep=$(sed 's/^sweep: job \([0-9]*\);.*/\1/' <<<"$submitted")
merge=$(sed 's/.*merge: job \([0-9]*\)$/\1/' <<<"$submitted")

# ── One task is killed in the middle of its work ─────────────────────────────────────────────────────────────────
runs_in() { "$docket" export "$home/job/shard-$1.db" 2>/dev/null | grep -c '^[0-9]*,done,' || true; }
has_begun() { [ "$(runs_in "$killed")" -gt 0 ]; }
wait_until 200 "result of task $killed" has_begun
process=$(pgrep -f "^$docket sweep .*--shard $killed/$tasks " || true)
[ -n "$process" ] || fail "task $killed was over before it could be killed"
kill -9 "$process"
echo "task $killed was killed (process $process) with $(runs_in "$killed") runs stored"

# value_of JOB KEY
value_of() { scontrol --oneliner show job "$1" | tr ' ' '\n' | sed -n "s/^$2=//p" | head -n 1; }
state_is() { [[ "$(value_of "$1" JobState)" == "$2" ]]; }
was_queued_again() { [[ "$(value_of "${sweep}_$killed" Restarts)" != 0 ]]; }
wait_until 60 "second life of task $killed" was_queued_again
has_ended() { [[ "$(value_of "$merge" JobState)" =~ ^(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL) ]]; }
# Slurm lets what is queued again wait for a while; here nothing is gained by it.
scontrol update "JobId=${sweep}_$killed" StartTime=now 2>/dev/null || true
wait_until 400 "end of the merge" has_ended
state_is "$merge" COMPLETED || fail "the merge ended as $(value_of "$merge" JobState)"
echo "task $killed was queued again $(value_of "${sweep}_$killed" Restarts) time(s); the merge is $(value_of "$merge" JobState)"

for format in --csv --json; do
  "$docket" export "$home/alone.db" "$format" >"$home/alone"
  "$docket" export "$home/job/results.db" "$format" >"$home/merged"
  cmp "$home/alone" "$home/merged" || fail "the export differs from that of one machine ($format)"
done
echo "the export is that of one machine: $(grep -c . "$home/alone") lines of JSON, $(sha256sum <"$home/merged" | cut -c 1-16)"
