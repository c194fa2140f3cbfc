#include "cli/slurm_job.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

#include "cli/replay_line.hpp"
#include "docket/cli/atomic_file.hpp"
#include "docket/report/docket_version.hpp"

namespace docket {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSweepScript = "sweep.sbatch";

std::string full_path(const std::string& path) {
  std::error_code failed;
  const fs::path whole = fs::absolute(path, failed).lexically_normal();
  return failed ? path : whole.string();
}

/// Of this program; as a shell finds it where that cannot be told.
std::string program() {
  std::error_code failed;
  const fs::path path = fs::read_symlink("/proc/self/exe", failed);
  return failed ? "docket" : path.string();
}

std::string tasks_of(const SlurmJob& job) { return fmt::format("tasks={}\n", job.tasks); }

/// Slurm keeps a copy of the script elsewhere, so it goes to its folder itself.
std::string beginning(const SlurmJob& job, const std::string& folder, const std::string& options) {
  return fmt::format(
      "#!/bin/sh\n"
      "#SBATCH --requeue\n"
      "#SBATCH --open-mode=append\n"
      "{}"
      "# Written by docket {}; see submit.\n"
      "cd {} || exit\n"
      "docket=${{DOCKET:-{}}}\n"
      "{}",
      options, kVersion, shell_word(folder), shell_word(program()), tasks_of(job));
}

/// Whether a folder has what another number of tasks have played, whose parts are others.
bool is_cut_otherwise(const SlurmJob& job, const fs::path& folder) {
  std::error_code none;
  const bool has_results =
      std::ranges::any_of(fs::directory_iterator(folder, none), [](const fs::directory_entry& one) {
        const std::string name = one.path().filename().string();
        return name.starts_with("shard-") && name.ends_with(".db");
      });
  std::ifstream script(folder / kSweepScript);
  const std::string text{std::istreambuf_iterator<char>(script), {}};
  return has_results && text.find(tasks_of(job)) == std::string::npos;
}

std::string sweep_script(const SlurmJob& job, const std::string& folder) {
  const std::string options = fmt::format(
      "#SBATCH --job-name=docket-sweep\n"
      "#SBATCH --array=1-{}\n"
      "#SBATCH --cpus-per-task={}\n"
      "#SBATCH --output=task-%a.txt\n",
      job.tasks, job.threads);
  return beginning(job, folder, options) + fmt::format(
                                               R"(
"$docket" sweep {}{} --quiet --threads {} \
  --shard "$SLURM_ARRAY_TASK_ID/$tasks" --out "shard-$SLURM_ARRAY_TASK_ID.db"
code=$?

# 1: a point could not be played. 4: a limit cut runs short, or ended this task early. The results say which, and the
# merge what is missing; where a task was ended early, the same submit goes on.
case $code in 1 | 4) exit 0 ;; esac

# Killed: what is stored is whole, and this task goes on in it once it is queued again.
if [ "$code" -gt 128 ] && [ "${{SLURM_RESTART_COUNT:-0}}" -lt 10 ]; then
  scontrol requeue "$SLURM_JOB_ID"
fi
exit "$code"
)",
                                               shell_word(full_path(job.study)), job.words, job.threads);
}

std::string merge_script(const SlurmJob& job, const std::string& folder) {
  return beginning(job, folder, "#SBATCH --job-name=docket-merge\n#SBATCH --output=merge.txt\n") + R"(
"$docket" merge $(seq -f 'shard-%.0f.db' "$tasks") --out results.db
code=$?
case $code in 1 | 4) exit 0 ;; esac  # merge.txt says what is missing or was cut short
exit "$code"
)";
}

std::string submit_script(const std::string& folder) {
  return fmt::format(R"(#!/bin/sh
# Queues the sweep and, behind it, the merge. Further words go to sbatch: sh submit --partition=short --time=2:00:00
# After a failure the same command goes on where it stopped.
set -e
cd {}
sweep=$(sbatch --parsable "$@" sweep.sbatch)
merge=$(sbatch --parsable --dependency="afterok:${{sweep%%;*}}" --kill-on-invalid-dep=yes "$@" merge.sbatch)
echo "sweep: job $sweep; merge: job $merge"
)",
                     shell_word(folder));
}

}  // namespace

Problems write_slurm_job(const SlurmJob& job, const std::string& folder) {
  const std::string whole = full_path(folder);
  Problems problems = make_directory(whole);
  if (problems.empty() && is_cut_otherwise(job, whole)) {
    return {{{folder, 0, 0},
             "",
             "holds what another number of tasks have played, whose parts are others",
             "",
             "another folder, or as many --tasks as before",
             {}}};
  }
  const std::pair<const char*, std::string> files[] = {{kSweepScript, sweep_script(job, whole)},
                                                       {"merge.sbatch", merge_script(job, whole)},
                                                       {"submit", submit_script(whole)}};
  for (const auto& [name, text] : files) {
    if (problems.empty()) {
      problems = write_file((fs::path(whole) / name).string(), text);
    }
  }
  return problems;
}

}  // namespace docket
