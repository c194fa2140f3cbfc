// Stages and pools.
#include "metrics/naive_model.hpp"

namespace docket::test {

struct Naive::Visits {
  double finished = 0;
  double interrupted = 0;
  double waiting_at_end = 0;
  double wait_hours = 0;
  double service_hours = 0;
  double handling_hours = 0;
  std::vector<double> waits;
  std::vector<double> rushed;
};
template <class Counts>
Naive::Visits Naive::visits_where(Counts counts) const {
  Visits sums;
  const auto measured = [this](Instant a, Instant b) { return std::max(0.0, (b - std::max(a, from_)).in_hours()); };
  for (const Visit& visit : all_.visits) {
    if (!counts(visit) || visit.at < from_) {
      continue;
    }
    const bool has_begun = !visit.started_at.is_never();
    const bool is_open = visit.outcome == VisitOutcome::open;
    sums.finished += visit.outcome < VisitOutcome::handed_over ? 1 : 0;
    sums.interrupted += visit.outcome == VisitOutcome::interrupted ? 1 : 0;
    sums.waiting_at_end += is_open && !has_begun ? 1 : 0;
    sums.wait_hours += measured(visit.enqueued_at, has_begun ? visit.started_at : visit.at);
    if (has_begun) {
      sums.service_hours += measured(visit.started_at, visit.at);
    }
    if (has_begun && !is_open) {
      sums.handling_hours += (visit.at - visit.started_at).in_hours();
      sums.waits.push_back((visit.started_at - visit.enqueued_at).in_hours());
      if (visit.outcome != VisitOutcome::handed_over && visit.outcome != VisitOutcome::interrupted) {
        sums.rushed.push_back(visit.is_rushed ? 1 : 0);
      }
    }
  }
  return sums;
}
double Naive::staffed_hours(PoolId pool, std::uint32_t PoolStaffed::*level) const {
  double hours = 0;
  std::uint32_t now = 0;
  Instant since = from_;
  const auto add = [&](Instant until) {
    hours += now * std::max(0.0, (until - since).in_hours());
    since = std::max(since, until);
  };
  for (const Record& record : records_) {
    if (const auto* staffed = std::get_if<PoolStaffed>(&record); staffed != nullptr && staffed->pool == pool) {
      add(staffed->at);
      now = staffed->*level;
    }
  }
  add(all_.end);
  return hours;
}

void Naive::put_visits(MetricScope scope, const std::string& id, const Visits& visits) {
  const double window = (all_.end - from_).in_hours();
  put(scope, id, "visits", visits.finished);
  put(scope, id, "throughput_per_hour", visits.finished / window);
  put(scope, id, "waiting_time_mean_hours", mean(visits.waits));
  put(scope, id, "waiting_time_median_hours", quantile(visits.waits, 0.5));
  put(scope, id, "waiting_time_p95_hours", quantile(visits.waits, 0.95));
  if (scope == MetricScope::stage) {
    put(scope, id, "waiting_time_max_hours", quantile(visits.waits, 1));
    put(scope, id, "waiting_time_mean_seconds", mean(visits.waits) * 3600);
    put(scope, id, "handling_time_mean_hours", visits.finished == 0 ? kNaN : visits.handling_hours / visits.finished);
    put(scope, id, "waiting_time_deviation_hours", deviation(visits.waits));
    std::vector<double> waited;
    std::ranges::transform(visits.waits, std::back_inserter(waited), [](double wait) { return wait > 0 ? 1 : 0; });
    put(scope, id, "waited_share", mean(waited));
    put(scope, id, "waiting_mean", visits.wait_hours / window);
    put(scope, id, "present_mean", (visits.wait_hours + visits.service_hours) / window);
    put_samples(id, (visits.wait_hours + visits.service_hours) / window);
    put(scope, id, "in_service_mean", visits.service_hours / window);
    put(scope, id, "rushed_share", mean(visits.rushed));
    put(scope, id, "backlog_at_end", visits.waiting_at_end);
  }
}

void Naive::put_samples(const std::string& id, double present_mean) {
  std::vector<double> present;
  for (const Record& record : records_) {
    const auto* sampled = std::get_if<StageSampled>(&record);
    if (sampled != nullptr && sampled->at >= from_ && scenario_.platform.stages[sampled->stage.index()].id == id) {
      present.push_back(sampled->waiting + sampled->in_service);
    }
  }
  double squares = 0;
  for (const double number : present) {
    squares += (number - mean(present)) * (number - mean(present));
  }
  put(MetricScope::stage, id, "sampled_present_mean", mean(present));
  put(MetricScope::stage, id, "sampled_present_variance", present.empty() ? kNaN : squares / count(present));
  put(MetricScope::stage, id, "littles_law_ratio", present_mean == 0 ? kNaN : mean(present) / present_mean);
}

void Naive::measure_visits() {
  for (std::uint32_t stage = 0; stage < scenario_.platform.stages.size(); ++stage) {
    const StageSpec& spec = scenario_.platform.stages[stage];
    const Visits visits = visits_where([&](const Visit& visit) { return visit.stage.index() == stage; });
    put_visits(MetricScope::stage, spec.id, visits);
    if (spec.pool == PoolId(0U)) {
      put(MetricScope::stage, spec.id, "interruptions", visits.interrupted);
      put(MetricScope::stage, spec.id, "interruptions_per_hour", visits.interrupted / (all_.end - from_).in_hours());
    }
  }
  for (std::uint32_t index = 0; index < scenario_.platform.pools.size(); ++index) {
    const PoolSpec& pool = scenario_.platform.pools[index];
    const Visits visits = visits_where([&](const Visit& visit) { return visit.pool.index() == index; });
    put_visits(MetricScope::pool, pool.id, visits);
    const double on_duty = staffed_hours(PoolId(index), &PoolStaffed::on_duty);
    const double scheduled = index == 0 ? staffed_hours(PoolId(index), &PoolStaffed::scheduled) : kNaN;
    put(MetricScope::pool, pool.id, "busy_hours", visits.service_hours);
    put(MetricScope::pool, pool.id, "utilisation", on_duty == 0 ? kNaN : visits.service_hours / on_duty);
    put(MetricScope::pool, pool.id, "scheduled_hours", scheduled);
    put(MetricScope::pool, pool.id, "cost", pool.cost_per_hour ? scheduled * pool.cost_per_hour->amount : kNaN);
  }
}

}  // namespace docket::test
