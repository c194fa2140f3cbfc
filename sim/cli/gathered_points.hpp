// Finished points on their way into a store. A transaction costs as much as a few points that take milliseconds each,
// so what is finished within a fifth of a second goes in together; a point that took longer than that goes in at once.
#pragma once

#include <chrono>
#include <vector>

#include "docket/experiment/result_store.hpp"

namespace docket {

class GatheredPoints {
 public:
  /// REQUIRES: the store outlives it.
  explicit GatheredPoints(ResultStore& store) : store_(store) {}

  /// Throws StoreFailed, as ResultStore::put does.
  void put(StoredPoint point, std::vector<StoredRun> runs);
  /// Stores what is still on its way. Whoever ends without it loses up to a fifth of a second of work.
  void store_all();

 private:
  using Clock = std::chrono::steady_clock;

  ResultStore& store_;
  std::vector<PointRecord> points_;
  Clock::time_point next_time_ = Clock::time_point::min();
};

}  // namespace docket
