// Finished points on their way into a store. A transaction costs as much as a few points that take milliseconds each,
// so what is finished within a fifth of a second goes in together; what comes later than that after the last
// transaction goes in at once. Where no further point comes, whoever plays looks after what is held.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

#include "docket/experiment/result_store.hpp"

namespace docket {

/// From any thread. REQUIRES: nobody else uses the store.
class GatheredPoints {
 public:
  /// REQUIRES: the store outlives it.
  explicit GatheredPoints(ResultStore& store) : store_(store) {}

  /// Throws StoreFailed, as ResultStore::put does.
  void put(StoredPoint point, std::vector<StoredRun> runs);
  /// Stores what has been held for two fifths of a second. For those who call it all the time: O(1) where nothing is.
  /// What it cannot store it leaves to the others, who throw.
  void look() noexcept;
  /// Stores what is still on its way. Whoever ends without it loses that.
  void store_all();

 private:
  using Clock = std::chrono::steady_clock;

  void store_held();

  ResultStore& store_;
  std::mutex guard_;  // of the store and of all that follows
  std::vector<PointRecord> points_;
  Clock::time_point next_time_ = Clock::time_point::min();
  std::atomic<Clock::time_point> late_at_ = Clock::time_point::max();  // max: nothing is held
};

}  // namespace docket
