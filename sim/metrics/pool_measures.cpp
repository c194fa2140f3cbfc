#include "metrics/pool_measures.hpp"

#include <algorithm>

namespace docket::metrics_detail {

PoolMeasures::PoolMeasures(const Scenario& scenario, Instant measures_from)
    : scenario_(scenario), tallies_(scenario.platform.pools.size(), Tally(measures_from)), end_(measures_from) {}

void PoolMeasures::add(const PoolStaffed& staffed) {
  Tally& tally = tallies_[staffed.pool.index()];
  // What changes before the window is its state when the window begins.
  const Instant at = std::max(staffed.at, tally.on_duty.began_at());
  tally.on_duty.set(at, staffed.on_duty);
  tally.scheduled.set(at, staffed.scheduled);
  tally.is_staffed = true;
}

void PoolMeasures::write(PoolId pool, const VisitTally& visits, MeasureWriter& writer) const {
  const Tally& tally = tallies_[pool.index()];
  const PoolSpec& spec = scenario_.platform.pools[pool.index()];
  write_people(tally, visits.busy_us(), spec, writer);
  writer.count("visits", "Visits finished", visits.finished());
  writer.write("throughput_per_hour", "Visits finished per hour", visits.throughput_per_hour(end_));
  writer.write("waiting_time_mean_hours", "Mean wait of the visits that began", mean_hours(visits.waits()));
  writer.write("waiting_time_median_hours", "Median wait of the visits that began",
               quantile_hours(visits.waits(), 0.5));
  writer.write("waiting_time_p95_hours", "19 in 20 visits that began waited at most this",
               quantile_hours(visits.waits(), 0.95));
}

void PoolMeasures::write_people(const Tally& tally, Int128 busy_us, const PoolSpec& spec, MeasureWriter& writer) const {
  const Int128 on_duty_us = tally.on_duty.integral_until(end_);
  const double scheduled_hours = tally.is_staffed ? in_hours(tally.scheduled.integral_until(end_)) : kUndefined;
  writer.write("utilisation", "Share of the reviewers' time on duty that they were at work",
               ratio(static_cast<double>(busy_us), static_cast<double>(on_duty_us)));
  writer.write("busy_hours", "Reviewer-hours at work", in_hours(busy_us));
  writer.write("scheduled_hours", "Reviewer-hours on the plan, present or not; undefined for an unlimited pool",
               scheduled_hours);
  writer.write("cost",
               {"Cost of the hours on the plan; undefined while the cost per hour is unknown; in ",
                spec.cost_per_hour ? std::string_view(spec.cost_per_hour->currency) : "no currency"},
               spec.cost_per_hour ? scheduled_hours * spec.cost_per_hour->amount : kUndefined);
}

}  // namespace docket::metrics_detail
