#include "metrics/visit_tally.hpp"

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void VisitTally::add_unusual(const Visit& visit) {
  const bool has_begun = !visit.started_at.is_never();
  const bool is_open = visit.outcome == VisitOutcome::open;
  waiting_correction_us_ += measured_us(visit.enqueued_at, has_begun ? visit.started_at : visit.at);
  finished_ += is_finished(visit.outcome) ? 1U : 0U;
  interrupted_ += visit.outcome == VisitOutcome::interrupted ? 1U : 0U;
  if (!has_begun) {
    waiting_at_end_ += is_open ? 1U : 0U;
    return;
  }
  busy_correction_us_ += measured_us(visit.started_at, visit.at);
  if (!is_open) {
    const bool is_last = is_last_segment(visit.outcome);
    const Duration wait = visit.started_at - visit.enqueued_at;
    const Duration handling = visit.at - visit.started_at;
    segments_before_others_ += is_last ? 0U : 1U;
    rushed_ += is_last && visit.is_rushed ? 1U : 0U;
    waits_.add(wait);
    handling_us_ += handling.count_us();
    waiting_correction_us_ += -wait.count_us();
    busy_correction_us_ += -handling.count_us();
  }
}

void VisitTally::merge(const VisitTally& other) {
  finished_ += other.finished_;
  interrupted_ += other.interrupted_;
  segments_before_others_ += other.segments_before_others_;
  rushed_ += other.rushed_;
  waiting_at_end_ += other.waiting_at_end_;
  waits_.merge(other.waits_);
  handling_us_ += other.handling_us_.value();
  waiting_correction_us_ += other.waiting_correction_us_.value();
  busy_correction_us_ += other.busy_correction_us_.value();
}

double VisitTally::throughput_per_hour(Instant end) const {
  return ratio(static_cast<double>(finished_), (end - from_).in_hours());
}

double VisitTally::interruptions_per_hour(Instant end) const {
  return ratio(static_cast<double>(interrupted_), (end - from_).in_hours());
}

double VisitTally::handling_mean_hours() const {
  return ratio(in_hours(handling_us_.value()), static_cast<double>(finished_));
}

double VisitTally::waiting_mean(Instant end) const { return ratio(in_hours(waiting_us()), (end - from_).in_hours()); }

double VisitTally::in_service_mean(Instant end) const { return ratio(in_hours(busy_us()), (end - from_).in_hours()); }

double VisitTally::rushed_share() const { return share(rushed_, begun()); }

}  // namespace docket::metrics_detail
