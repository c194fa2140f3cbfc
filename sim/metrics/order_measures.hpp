// What became of the orders of each source: acknowledged, in effect, answered, missed.
#pragma once

#include <optional>
#include <vector>

#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "metrics/deadline_tally.hpp"
#include "metrics/job_measures.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class OrderMeasures {
 public:
  explicit OrderMeasures(const Scenario& scenario) : scenario_(scenario), tallies_(scenario.sources.size()) {}

  void add(const OrderHistory& order);
  /// A job is a batch of one. REQUIRES: the jobs' measures have finished, at the same end.
  void finish(Instant end, const JobMeasures& jobs);
  void write(SourceId source, MeasureWriter& writer) const;

 private:
  struct Tally {
    std::uint64_t orders = 0;
    DurationTally to_acknowledge;
    DurationTally to_decide;
    DurationTally to_effect;
    DurationTally to_answer;
    DeadlineTally deadlines;
    DeadlineTally acknowledgements;
    OrderHistory first_in_effect;  // the lowest ordinal, if several came into effect at one instant
    std::uint32_t rung_reached = 0;
    std::optional<std::uint64_t> outstanding;
  };
  [[nodiscard]] std::optional<Duration> acknowledge_within(SourceId source) const;
  void write_authority(SourceId source, MeasureWriter& writer) const;
  static void write_batches(const Tally& tally, MeasureWriter& writer);
  static void write_visibility(const Tally& tally, MeasureWriter& writer);

  const Scenario& scenario_;
  std::vector<Tally> tallies_;  // by source
};

}  // namespace docket::metrics_detail
