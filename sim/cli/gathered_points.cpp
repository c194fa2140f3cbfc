#include "cli/gathered_points.hpp"

#include <exception>
#include <utility>

#include "cli/rough_clock.hpp"

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenTransactions{200};

}  // namespace

void GatheredPoints::put(StoredPoint point, std::vector<StoredRun> runs) {
  const std::scoped_lock lock(guard_);
  points_.push_back({std::move(point), std::move(runs)});
  if (Clock::now() >= next_time_) {
    store_held();
  } else {
    late_at_ = next_time_ + kBetweenTransactions;
  }
}

void GatheredPoints::look() noexcept {
  const Clock::time_point late_at = late_at_.load(std::memory_order_relaxed);
  if (late_at == Clock::time_point::max() || roughly_now() < late_at) {
    return;
  }
  const std::unique_lock lock(guard_, std::try_to_lock);
  if (!lock.owns_lock()) {
    return;
  }
  try {
    store_held();
  } catch (const std::exception&) {
    late_at_ = Clock::now() + kBetweenTransactions;
  }
}

void GatheredPoints::store_all() {
  const std::scoped_lock lock(guard_);
  store_held();
}

void GatheredPoints::store_held() {
  if (points_.empty()) {
    return;
  }
  ResultStore::Together all(store_);
  for (const PointRecord& record : points_) {
    store_.put(record.point, record.runs);
  }
  all.commit();
  points_.clear();
  next_time_ = Clock::now() + kBetweenTransactions;
  late_at_ = Clock::time_point::max();
}

}  // namespace docket
