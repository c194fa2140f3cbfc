// What became of the jobs of each source. A job is an item and an order of one at once, so it is added up once here and
// taken into the measures of both when the run ends.
#pragma once

#include <vector>

#include "docket/journal/record.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/stats/duration_tally.hpp"
#include "metrics/deadline_tally.hpp"

namespace docket::metrics_detail {

class JobMeasures {
 public:
  struct Tally {
    std::uint64_t jobs = 0;
    std::uint64_t withdrawn = 0;
    DurationTally to_answer;
    DeadlineTally deadlines;

    [[nodiscard]] std::uint64_t answered() const { return to_answer.count(); }
    [[nodiscard]] std::uint64_t open() const { return jobs - answered() - withdrawn; }
  };

  explicit JobMeasures(const Scenario& scenario) : tallies_(scenario.sources.size()) {}

  [[gnu::always_inline]] void add(const JobEnded& job) {
    Tally& tally = tallies_[job.source.index()];
    ++tally.jobs;
    if (job.outcome == JobOutcome::finished) [[likely]] {
      tally.to_answer.add(job.at - job.arrived_at);
    } else {
      tally.withdrawn += job.outcome == JobOutcome::withdrawn ? 1U : 0U;
    }
    if (!job.due_at.is_never()) {
      tally.deadlines.add(deadline_of(job), job.at);
    }
  }
  void finish(Instant end) {
    for (Tally& tally : tallies_) {
      tally.deadlines.finish(end);
    }
  }

  /// By source.
  [[nodiscard]] const std::vector<Tally>& tallies() const { return tallies_; }

 private:
  std::vector<Tally> tallies_;
};

}  // namespace docket::metrics_detail
