// A sweep as an array job of a cluster with Slurm: scripts that anybody can read and change.
#pragma once

#include <cstdint>
#include <string>

#include "docket/core/problem.hpp"

namespace docket {

struct SlurmJob {
  std::string study;  ///< its file, as it is named here
  std::string words;  ///< further ones for docket sweep, as a shell takes them
  std::uint64_t tasks = 1;
  std::uint32_t threads = 1;  ///< of each task
};

/// Writes three scripts into `folder`, which is made: sweep.sbatch, an array of which each task plays a shard into a
/// database of its own and is queued again when it is killed; merge.sbatch, which puts these together; and submit,
/// which queues both. Refuses a folder that has results of another number of tasks.
[[nodiscard]] Problems write_slurm_job(const SlurmJob& job, const std::string& folder);

}  // namespace docket
