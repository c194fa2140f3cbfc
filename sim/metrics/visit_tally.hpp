// What the visits to one stage, or to one pool, add up to.
//
// A visit counts when it ends in the measured window. Time averages are made of the parts of waits and services that
// lie in the window (Little's law, exact, because every visit is written, the open ones at the end).
#pragma once

#include <algorithm>

#include "docket/journal/record.hpp"
#include "docket/stats/duration_tally.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket::metrics_detail {

class VisitTally {
 public:
  explicit VisitTally(Instant measures_from) : from_(measures_from) {}

  void add(const Visit& visit) {
    if (visit.enqueued_at >= from_ && is_finished(visit.outcome) && !visit.started_at.is_never()) [[likely]] {
      ++finished_;
      rushed_ += visit.is_rushed ? 1U : 0U;
      waits_.add(visit.started_at - visit.enqueued_at);
      handling_us_ += (visit.at - visit.started_at).count_us();
    } else if (visit.at >= from_) {
      add_unusual(visit);
    }
  }
  /// The visits of another tally. REQUIRES: both count from the same instant.
  void merge(const VisitTally& other);

  /// Visits whose work was finished: neither withdrawn, handed over, interrupted nor open.
  [[nodiscard]] std::uint64_t finished() const { return finished_; }
  [[nodiscard]] double throughput_per_hour(Instant end) const;
  /// How often work was interrupted.
  [[nodiscard]] std::uint64_t interrupted() const { return interrupted_; }
  [[nodiscard]] double interruptions_per_hour(Instant end) const;
  /// Of the visits and segments that began and have ended. Work that was handed over or interrupted waits anew.
  [[nodiscard]] const DurationTally& waits() const { return waits_; }
  /// Work per finished visit; the segments of a visit count together.
  [[nodiscard]] double handling_mean_hours() const;
  [[nodiscard]] double waiting_mean(Instant end) const;
  [[nodiscard]] double in_service_mean(Instant end) const;
  [[nodiscard]] double rushed_share() const;
  [[nodiscard]] std::uint64_t waiting_at_end() const { return waiting_at_end_; }
  /// Service time within the window.
  [[nodiscard]] Int128 busy_us() const { return handling_us_.value() + busy_correction_us_.value(); }

 private:
  static constexpr bool is_finished(VisitOutcome outcome) { return outcome <= VisitOutcome::held; }
  /// What was not finished, or came before the window.
  void add_unusual(const Visit& visit);
  [[nodiscard]] std::uint64_t begun() const { return waits_.count() - segments_before_others_; }
  [[nodiscard]] Int128 waiting_us() const { return waits_.moments().sum_us() + waiting_correction_us_.value(); }
  [[nodiscard]] std::int64_t measured_us(Instant from, Instant to) const {
    return std::max<std::int64_t>(0, (to - std::max(from, from_)).count_us());
  }

  Instant from_;
  std::uint64_t finished_ = 0;
  std::uint64_t interrupted_ = 0;
  std::uint64_t segments_before_others_ = 0;
  std::uint64_t rushed_ = 0;
  std::uint64_t waiting_at_end_ = 0;
  DurationTally waits_;
  WideSum handling_us_;
  // By what all that lies in the window exceeds the sums of waits and of handling above.
  WideSum waiting_correction_us_;
  WideSum busy_correction_us_;
};

}  // namespace docket::metrics_detail
