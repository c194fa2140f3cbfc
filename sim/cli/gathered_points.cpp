#include "cli/gathered_points.hpp"

#include <utility>

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenTransactions{200};

}  // namespace

void GatheredPoints::put(StoredPoint point, std::vector<StoredRun> runs) {
  points_.push_back({std::move(point), std::move(runs)});
  if (Clock::now() >= next_time_) {
    store_all();
    next_time_ = Clock::now() + kBetweenTransactions;
  }
}

void GatheredPoints::store_all() {
  if (points_.empty()) {
    return;
  }
  ResultStore::Together all(store_);
  for (const PointRecord& record : points_) {
    store_.put(record.point, record.runs);
  }
  all.commit();
  points_.clear();
}

}  // namespace docket
