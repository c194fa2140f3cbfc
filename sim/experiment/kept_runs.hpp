// Replications of points that are not finished: what a sweep that was stopped left in its store for the one that goes
// on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "docket/experiment/result_store.hpp"

namespace docket {

class KeptRuns {
 public:
  /// Of the points that the store still plans.
  explicit KeptRuns(const ResultStore& store);

  /// How many replications of the point there are from `first` on without a gap.
  [[nodiscard]] std::uint32_t count(std::size_t point, std::uint32_t first) const;
  /// `runs` of the point and those that were kept beside them, in order.
  [[nodiscard]] std::vector<StoredRun> with(std::size_t point, std::vector<StoredRun> runs) const;

 private:
  using Runs = std::map<std::uint32_t, StoredRun>;  // by replication

  std::map<std::size_t, Runs> points_;
};

}  // namespace docket
