// Finished points on their way into a store. A transaction costs as much as a few points that take milliseconds each,
// and has the processor forget what it plays: what is finished within a second goes in together. Whoever plays looks
// after what is held, and stores it while the others go on; they wait only when more is held than is good to hold.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <vector>

#include "docket/experiment/result_store.hpp"

namespace docket {

/// From any thread. REQUIRES: nobody else uses the store.
class GatheredPoints {
 public:
  /// REQUIRES: the store outlives it.
  explicit GatheredPoints(ResultStore& store) : store_(store) {}
  /// Stores what is held, if it can.
  ~GatheredPoints();
  GatheredPoints(const GatheredPoints&) = delete;
  GatheredPoints& operator=(const GatheredPoints&) = delete;

  /// Throws StoreFailed, as ResultStore::put does. The first is stored at once, and so is one that comes late while
  /// nobody looks, or after something could not be stored.
  void put(StoredPoint point, std::vector<StoredRun> runs);
  /// Stores what is held when the last transaction was a second ago. For those who call it some times in a second.
  /// What it cannot store it leaves to put() and store_all(), which try again at once, and throw.
  void look() noexcept;
  /// Stores what is still on its way.
  void store_all();

 private:
  using Clock = std::chrono::steady_clock;

  void try_to_store() noexcept;
  void store_held();
  [[nodiscard]] std::list<PointRecord> take_held();
  void give_back(std::list<PointRecord> points) noexcept;
  void store(const std::list<PointRecord>& points);

  ResultStore& store_;
  std::mutex storing_;  // of the store
  std::atomic<Clock::time_point> next_time_ = Clock::time_point::min();
  std::atomic<bool> has_failed_ = false;  // the last time
  std::mutex guard_;                      // of what follows
  std::list<PointRecord> points_;         // can be given back without memory
  std::size_t held_values_ = 0;
};

}  // namespace docket
