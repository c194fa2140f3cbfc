#include "cli/gathered_points.hpp"

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenTransactions{200};

}  // namespace

void GatheredPoints::put(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  if (!together_) {
    together_.emplace(store_);
  }
  store_.put(point, runs);
  if (Clock::now() >= next_time_) {
    store_all();
    next_time_ = Clock::now() + kBetweenTransactions;
  }
}

void GatheredPoints::store_all() {
  if (together_) {
    together_->commit();
    together_.reset();
  }
}

}  // namespace docket
