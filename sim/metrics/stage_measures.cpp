#include "metrics/stage_measures.hpp"

namespace docket::metrics_detail {

VisitTally StageMeasures::of_pool(PoolId pool) const {
  VisitTally visits(from_);
  for (std::size_t stage = 0; stage < tallies_.size(); ++stage) {
    if (scenario_.platform.stages[stage].pool == pool) {
      visits.merge(tallies_[stage]);
    }
  }
  return visits;
}

void StageMeasures::write(StageId stage, MeasureWriter& writer) const {
  const VisitTally& tally = tallies_[stage.index()];
  writer.count("visits", "Visits finished", tally.finished());
  writer.write("throughput_per_hour", "Visits finished per hour", tally.throughput_per_hour(end_));
  writer.write("waiting_time_mean_hours", "Mean wait of the visits that began", mean_hours(tally.waits()));
  writer.write("waiting_time_mean_seconds", "Mean wait of the visits that began",
               tally.waits().moments().mean_seconds());
  writer.write("waiting_time_deviation_hours", "Standard deviation of the waits of the visits that began",
               deviation_hours(tally.waits()));
  writer.write("waited_share", "Share of the visits that began which had to wait",
               tally.waits().histogram().share_above(Duration()));
  writer.write("waiting_time_median_hours", "Median wait of the visits that began", quantile_hours(tally.waits(), 0.5));
  writer.write("waiting_time_p95_hours", "19 in 20 visits that began waited at most this",
               quantile_hours(tally.waits(), 0.95));
  writer.write("waiting_time_max_hours", "Longest wait of the visits that began", quantile_hours(tally.waits(), 1));
  writer.write("handling_time_mean_hours", "Mean work on a finished visit", tally.handling_mean_hours());
  writer.write("waiting_mean", "Mean number waiting over time", tally.waiting_mean(end_));
  writer.write("in_service_mean", "Mean number in service over time", tally.in_service_mean(end_));
  writer.write("present_mean", "Mean number waiting or in service over time", present_mean(stage));
  writer.write("rushed_share", "Share of the visits that began in haste", tally.rushed_share());
  writer.count("backlog_at_end", "Waiting when the run ended", tally.waiting_at_end());
  const PoolId pool = scenario_.platform.stages[stage.index()].pool;
  if (scenario_.platform.pools[pool.index()].preemption != Preemption::none) {
    writer.count("interruptions", "How often more urgent work took the reviewer; work interrupted waits anew",
                 tally.interrupted());
    writer.write("interruptions_per_hour", "Interruptions per hour", tally.interruptions_per_hour(end_));
  }
}

}  // namespace docket::metrics_detail
