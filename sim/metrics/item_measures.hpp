// What became of the items of each source, and when.
#pragma once

#include <vector>

#include "docket/journal/record.hpp"
#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "metrics/deadline_tally.hpp"
#include "metrics/job_measures.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class ItemMeasures {
 public:
  explicit ItemMeasures(const Scenario& scenario) : tallies_(scenario.sources.size()) {}

  void add(const ItemHistory& item);
  void add_visit(SourceId source, const Visit& visit) {
    if (is_last_segment(visit.outcome) && !visit.started_at.is_never()) {
      Tally& tally = tallies_[source.index()];
      ++tally.visits_begun;
      tally.visits_rushed += visit.is_rushed ? 1U : 0U;
    }
  }
  /// REQUIRES: the jobs' measures have finished, at the same end.
  void finish(Instant end, const JobMeasures& jobs);
  void write(SourceId source, MeasureWriter& writer) const;

 private:
  struct Tally {
    std::uint64_t items = 0;
    std::uint64_t withdrawn = 0;
    std::uint64_t restored = 0;
    std::uint64_t provisional_decisions = 0;
    std::uint64_t visits_begun = 0;
    std::uint64_t visits_rushed = 0;
    std::uint64_t answered_by_withholding = 0;
    std::uint64_t answered_by_blocking = 0;
    std::uint64_t answered_by_rejecting = 0;
    DurationTally to_decide;
    DurationTally to_effect;
    DurationTally to_answer;
    DeadlineTally deadlines;
  };
  static void write_counts(const Tally& tally, MeasureWriter& writer);
  static void write_times(const Tally& tally, MeasureWriter& writer);
  static void write_decisions(const Tally& tally, MeasureWriter& writer);

  std::vector<Tally> tallies_;  // by source
};

}  // namespace docket::metrics_detail
