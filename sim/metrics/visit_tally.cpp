#include "metrics/visit_tally.hpp"

#include <algorithm>

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {
namespace {

bool is_finished(VisitOutcome outcome) {
  switch (outcome) {
    case VisitOutcome::routed:
    case VisitOutcome::left:
    case VisitOutcome::rejected:
    case VisitOutcome::held:
      return true;
    case VisitOutcome::handed_over:
    case VisitOutcome::withdrawn:
    case VisitOutcome::open:
      break;
  }
  return false;
}

}  // namespace

std::int64_t VisitTally::measured_us(Instant from, Instant to) const {
  return std::max<std::int64_t>(0, (to - std::max(from, from_)).count_us());
}

void VisitTally::add(const Visit& visit) {
  if (visit.at < from_) {
    return;
  }
  const bool has_begun = !visit.started_at.is_never();
  const bool is_open = visit.outcome == VisitOutcome::open;
  waiting_us_ += measured_us(visit.enqueued_at, has_begun ? visit.started_at : visit.at);
  waiting_at_end_ += is_open && !has_begun ? 1U : 0U;
  finished_ += is_finished(visit.outcome) ? 1U : 0U;
  if (!has_begun) {
    return;
  }
  busy_us_ += measured_us(visit.started_at, visit.at);
  if (!is_open) {
    ++begun_;
    rushed_ += visit.is_rushed ? 1U : 0U;
    waits_.add(visit.started_at - visit.enqueued_at);
    handling_us_ += (visit.at - visit.started_at).count_us();
  }
}

double VisitTally::throughput_per_hour(Instant end) const {
  return ratio(static_cast<double>(finished_), (end - from_).in_hours());
}

double VisitTally::handling_mean_hours() const { return ratio(in_hours(handling_us_), static_cast<double>(finished_)); }

double VisitTally::waiting_mean(Instant end) const { return ratio(in_hours(waiting_us_), (end - from_).in_hours()); }

double VisitTally::in_service_mean(Instant end) const { return ratio(in_hours(busy_us_), (end - from_).in_hours()); }

double VisitTally::rushed_share() const { return share(rushed_, begun_); }

}  // namespace docket::metrics_detail
