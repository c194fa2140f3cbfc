#include "cli/gathered_points.hpp"

#include <exception>
#include <utility>

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenTransactions{1000};
constexpr std::size_t kMostValues = 4 << 20;  // 32 MB

std::size_t values_in(const PointRecord& record) {
  return record.runs.empty() ? 0 : record.runs.size() * record.runs.front().values.size();
}

}  // namespace

GatheredPoints::~GatheredPoints() {
  if (!has_failed_) {
    try_to_store();
  }
}

void GatheredPoints::put(StoredPoint point, std::vector<StoredRun> runs) {
  bool is_full = false;
  {
    const std::scoped_lock lock(guard_);
    points_.push_back({std::move(point), std::move(runs)});
    held_values_ += values_in(points_.back());
    is_full = held_values_ > kMostValues;
  }
  if (is_full || has_failed_ || Clock::now() >= next_time_.load() + kBetweenTransactions) {
    store_all();
  }
}

void GatheredPoints::look() noexcept {
  const std::unique_lock lock(storing_, std::try_to_lock);
  if (lock.owns_lock() && Clock::now() >= next_time_.load()) {
    try_to_store();
  }
}

void GatheredPoints::try_to_store() noexcept {
  try {
    store_held();
  } catch (const std::exception&) {
    // put() and store_all() find it again, and say why.
  }
}

void GatheredPoints::store_all() {
  const std::scoped_lock lock(storing_);
  store_held();
}

void GatheredPoints::store_held() {
  std::list<PointRecord> points = take_held();
  if (points.empty()) {
    return;
  }
  next_time_ = Clock::now() + kBetweenTransactions;
  try {
    store(points);
    has_failed_ = false;
  } catch (...) {
    has_failed_ = true;
    give_back(std::move(points));
    throw;
  }
}

std::list<PointRecord> GatheredPoints::take_held() {
  const std::scoped_lock lock(guard_);
  held_values_ = 0;
  return std::exchange(points_, {});
}

void GatheredPoints::give_back(std::list<PointRecord> points) noexcept {
  const std::scoped_lock lock(guard_);
  for (const PointRecord& record : points) {
    held_values_ += values_in(record);
  }
  points_.splice(points_.begin(), points);
}

void GatheredPoints::store(const std::list<PointRecord>& points) {
  ResultStore::Together all(store_);
  for (const PointRecord& record : points) {
    store_.put(record.point, record.runs);
  }
  all.commit();
}

}  // namespace docket
