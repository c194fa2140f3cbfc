// How each stage copes: visits, waits, work, haste.
#pragma once

#include <vector>

#include "docket/scenario/scenario.hpp"
#include "metrics/measure_writer.hpp"
#include "metrics/visit_tally.hpp"

namespace docket::metrics_detail {

class StageMeasures {
 public:
  StageMeasures(const Scenario& scenario, Instant measures_from)
      : scenario_(scenario), from_(measures_from), tallies_(scenario.platform.stages.size(), VisitTally(from_)) {}

  void add(const Visit& visit) { tallies_[visit.stage.index()].add(visit); }
  void finish(Instant end) { end_ = end; }
  void write(StageId stage, MeasureWriter& writer) const;
  /// Mean number waiting or in service, made of all visits.
  [[nodiscard]] double present_mean(StageId stage) const {
    const VisitTally& tally = tallies_[stage.index()];
    return tally.waiting_mean(end_) + tally.in_service_mean(end_);
  }
  /// What the visits to all stages of a pool add up to. Exact, because a stage has one pool.
  [[nodiscard]] VisitTally of_pool(PoolId pool) const;

 private:
  const Scenario& scenario_;
  Instant from_;
  std::vector<VisitTally> tallies_;
  Instant end_;
};

}  // namespace docket::metrics_detail
