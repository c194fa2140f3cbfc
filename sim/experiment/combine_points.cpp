#include "experiment/combine_points.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace docket::experiment_detail {
namespace {

/// No replication is played after one that stood still.
bool ends_the_point(const StoredRun& run) { return run.limit == "standstill"; }

/// REQUIRES: runs in order.
bool is_whole(const PointRecord& record) {
  const std::vector<StoredRun>& runs = record.runs;
  return !runs.empty() && runs.back().replication + std::size_t{1} == runs.size() &&
         (runs.size() == record.point.replications || ends_the_point(runs.back()));
}

bool is_same_value(double one, double other) {
  return (std::isnan(one) && std::isnan(other)) ||
         std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
}

bool is_same(const StoredRun& one, const StoredRun& other) {
  return one.fingerprint == other.fingerprint && one.limit == other.limit &&
         std::ranges::equal(one.values, other.values, is_same_value);
}

bool is_before(const StoredRun& one, const StoredRun& other) { return one.replication < other.replication; }

/// A replication that both have and that is not the same; null when there is none.
const StoredRun* differing(const std::vector<StoredRun>& runs, const std::vector<StoredRun>& others) {
  for (const StoredRun& run : runs) {
    const auto twin = std::ranges::lower_bound(others, run, is_before);
    if (twin != others.end() && twin->replication == run.replication && !is_same(run, *twin)) {
      return &run;
    }
  }
  return nullptr;
}

bool is_other_point(const StoredPoint& one, const StoredPoint& other) {
  const bool is_other_mode = !one.mode.empty() && !other.mode.empty() && one.mode != other.mode;
  return one.inputs != other.inputs || one.replay != other.replay || is_other_mode;
}

/// Only a part of a point that failed in another part could be played: then its runs are not kept.
PointRecord failed(const PointRecord& one, const PointRecord& other) {
  if (one.point.status != PointStatus::failed) {
    return other;
  }
  return other.point.status == PointStatus::failed && other.point.problem < one.point.problem ? other : one;
}

}  // namespace

PointRecord settled(PointRecord part) {
  if (part.point.status == PointStatus::failed) {
    return part;
  }
  const auto last = std::ranges::find_if(part.runs, ends_the_point);
  if (last != part.runs.end()) {
    part.runs.erase(std::next(last), part.runs.end());
  }
  const bool has_all = is_whole(part);
  part.point.status = has_all ? PointStatus::done : PointStatus::planned;
  part.point.replications = has_all ? static_cast<std::uint32_t>(part.runs.size()) : part.point.replications;
  return part;
}

std::string contradiction(const PointRecord& one, const PointRecord& other) {
  const std::string point = "point " + std::to_string(one.point.point);
  if (is_other_point(one.point, other.point)) {
    return point + " is another one";
  }
  if (const StoredRun* run = differing(one.runs, other.runs)) {
    return "replication " + std::to_string(run->replication) + " of " + point + " came out differently";
  }
  const std::pair both(one.point.status, other.point.status);
  const bool is_done_and_failed = both == std::pair(PointStatus::done, PointStatus::failed) ||
                                  both == std::pair(PointStatus::failed, PointStatus::done);
  const bool is_longer =
      both == std::pair(PointStatus::done, PointStatus::done) && one.runs.size() != other.runs.size();
  return is_done_and_failed ? point + " failed once and was played once"
         : is_longer        ? point + " has more replications once"
                            : "";
}

PointRecord combined(const PointRecord& one, const PointRecord& other) {
  if (one.point.status == PointStatus::failed || other.point.status == PointStatus::failed) {
    return failed(one, other);
  }
  if (one.point.status == PointStatus::done || other.point.status == PointStatus::done) {
    return one.point.status == PointStatus::done ? one : other;
  }
  PointRecord both{one.point, {}};
  std::ranges::set_union(one.runs, other.runs, std::back_inserter(both.runs), is_before);
  both.point.replications = std::max(one.point.replications, other.point.replications);
  both.point.mode = one.point.mode.empty() ? other.point.mode : one.point.mode;
  return settled(std::move(both));
}

}  // namespace docket::experiment_detail
