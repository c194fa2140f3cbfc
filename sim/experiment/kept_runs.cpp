#include "experiment/kept_runs.hpp"

#include <utility>

namespace docket {

KeptRuns::KeptRuns(const ResultStore& store) {
  for (const std::size_t point : store.planned_points()) {
    auto record = store.find(point);
    for (StoredRun& run : record ? record->runs : std::vector<StoredRun>()) {
      const std::uint32_t replication = run.replication;
      points_[point].emplace(replication, std::move(run));
    }
  }
}

std::uint32_t KeptRuns::count(std::size_t point, std::uint32_t first) const {
  const auto found = points_.find(point);
  std::uint32_t count = 0;
  while (found != points_.end() && found->second.contains(first + count)) {
    ++count;
  }
  return count;
}

std::vector<StoredRun> KeptRuns::with(std::size_t point, std::vector<StoredRun> runs) const {
  const auto found = points_.find(point);
  if (found == points_.end()) {
    return runs;
  }
  Runs all;
  for (StoredRun& run : runs) {
    const std::uint32_t replication = run.replication;
    all.emplace(replication, std::move(run));
  }
  all.insert(found->second.begin(), found->second.end());
  runs.clear();
  for (auto& [replication, run] : all) {
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace docket
