// How many were due, how many of them were missed, and by how much, when what is due may be settled and forgotten
// long before it falls due.
//
// Of what is closed ahead of its due time only that time is kept, in no order, until there are twice as many as were
// left the last time that those whose time had come were counted and dropped: O(1) a thing on average, and 16 bytes for
// each due time still to come.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/journal/record.hpp"
#include "docket/metrics/history.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket::metrics_detail {

/// One thing with a due time, as it stood when it was closed.
struct Deadline {
  Instant due_at;      ///< never(): none
  Instant settled_at;  ///< never(): still open
  bool is_met = false;

  [[nodiscard]] bool is_open() const { return settled_at.is_never(); }
};

/// An item is met by its answer; one that gave up is settled, but missed.
inline Deadline deadline_of(const ItemHistory& item, Instant due_at) {
  return {due_at, std::min(item.answered_at, item.withdrawn_at), item.answered_at <= due_at};
}

inline Deadline deadline_of(const JobEnded& job) {
  const bool is_finished = job.outcome == JobOutcome::finished;
  return {job.due_at, job.outcome == JobOutcome::open ? Instant::never() : job.at, is_finished && job.at <= job.due_at};
}

class DeadlineTally {
 public:
  /// REQUIRES: `closed_at` is not after the end of the run.
  void add(const Deadline& thing, Instant closed_at) {
    if (thing.due_at <= closed_at) {
      count(thing);
    } else if (!thing.due_at.is_never()) {
      Ahead& ahead = thing.is_open() ? open_ahead_ : thing.is_met ? met_ahead_ : missed_ahead_;
      ahead.due.push_back(thing.due_at);
      if (ahead.due.size() >= ahead.worth_counting) [[unlikely]] {
        count_due_by(closed_at, ahead);
      }
    }
  }
  /// What falls due later than `end` is not counted.
  void finish(Instant end);
  /// What another tally counted. REQUIRES: both have finished, at the same end.
  void merge(const DeadlineTally& other);

  [[nodiscard]] std::uint64_t due() const { return due_; }
  [[nodiscard]] std::uint64_t missed() const { return missed_; }
  /// NaN when nothing was due.
  [[nodiscard]] double missed_share() const;
  /// Mean of max(0, settled - due) over all that was due; what is open counts to the end. NaN when nothing was due.
  [[nodiscard]] double tardiness_mean_hours() const;

 private:
  static constexpr std::size_t kFew = 64;

  /// Things of one kind that are closed and not yet due.
  struct Ahead {
    std::vector<Instant> due;
    std::size_t worth_counting = kFew;
  };
  void count(const Deadline& thing) {
    ++due_;
    missed_ += thing.is_met ? 0U : 1U;
    if (thing.is_open()) {
      ++open_;
      open_due_us_ += thing.due_at.count_us();
    } else {
      tardiness_us_ += std::max<std::int64_t>(0, (thing.settled_at - thing.due_at).count_us());
    }
  }
  void count_due_by(Instant now, Ahead& ahead);
  [[nodiscard]] static std::size_t drop_due_by(Instant now, Ahead& ahead);

  // What is closed ahead of its time is never late.
  Ahead met_ahead_;
  Ahead missed_ahead_;
  Ahead open_ahead_;
  std::uint64_t due_ = 0;
  std::uint64_t missed_ = 0;
  Int128 tardiness_us_ = 0;
  std::int64_t open_ = 0;
  Int128 open_due_us_ = 0;  // sum of the due times of what is open
  Instant end_;
};

}  // namespace docket::metrics_detail
