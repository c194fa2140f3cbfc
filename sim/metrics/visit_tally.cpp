#include "metrics/visit_tally.hpp"

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void VisitTally::merge(const VisitTally& other) {
  finished_ += other.finished_;
  interrupted_ += other.interrupted_;
  begun_ += other.begun_;
  rushed_ += other.rushed_;
  waiting_at_end_ += other.waiting_at_end_;
  waits_.merge(other.waits_);
  handling_us_ += other.handling_us_.value();
  waiting_us_ += other.waiting_us_.value();
  busy_us_ += other.busy_us_.value();
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

double VisitTally::waiting_mean(Instant end) const {
  return ratio(in_hours(waiting_us_.value()), (end - from_).in_hours());
}

double VisitTally::in_service_mean(Instant end) const {
  return ratio(in_hours(busy_us_.value()), (end - from_).in_hours());
}

double VisitTally::rushed_share() const { return share(rushed_, begun_); }

}  // namespace docket::metrics_detail
