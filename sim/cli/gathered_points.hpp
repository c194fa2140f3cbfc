// Finished points on their way into a store. A transaction costs as much as a few points that take milliseconds each,
// so what is finished within a fifth of a second goes in together; a point that took longer than that goes in at once.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "docket/experiment/result_store.hpp"

namespace docket {

class GatheredPoints {
 public:
  /// REQUIRES: the store outlives it.
  explicit GatheredPoints(ResultStore& store) : store_(store) {}

  /// Throws StoreFailed, as ResultStore::put does.
  void put(const StoredPoint& point, const std::vector<StoredRun>& runs);
  /// Makes what is still on its way last. Whoever ends without it loses up to a fifth of a second of work.
  void store_all();

 private:
  using Clock = std::chrono::steady_clock;

  ResultStore& store_;
  std::optional<ResultStore::Together> together_;
  Clock::time_point next_time_ = Clock::time_point::min();
};

}  // namespace docket
