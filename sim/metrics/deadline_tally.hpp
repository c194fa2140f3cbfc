// How many were due, how many of them were missed, and by how much, when what is due may be settled and forgotten
// long before it falls due.
//
// Memory: 24 bytes for each thing that was settled ahead of a due time still to come.
#pragma once

#include <algorithm>
#include <queue>
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
  bool operator>(const Deadline& other) const { return due_at > other.due_at; }
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
  /// Things come in order of `closed_at`.
  void add(const Deadline& thing, Instant closed_at);
  /// What falls due later than `end` is not counted.
  void finish(Instant end);

  [[nodiscard]] std::uint64_t due() const { return due_; }
  [[nodiscard]] std::uint64_t missed() const { return missed_; }
  /// NaN when nothing was due.
  [[nodiscard]] double missed_share() const;
  /// Mean of max(0, settled - due) over all that was due; what is open counts to the end. NaN when nothing was due.
  [[nodiscard]] double tardiness_mean_hours() const;

 private:
  void count(const Deadline& thing);
  void count_due_by(Instant now);

  std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> ahead_;
  std::uint64_t due_ = 0;
  std::uint64_t missed_ = 0;
  Int128 tardiness_us_ = 0;
  std::int64_t open_ = 0;
  Int128 open_due_us_ = 0;  // sum of the due times of what is open
  Instant end_;
};

}  // namespace docket::metrics_detail
