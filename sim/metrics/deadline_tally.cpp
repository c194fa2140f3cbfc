#include "metrics/deadline_tally.hpp"

#include <algorithm>

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void DeadlineTally::add(const Deadline& thing, Instant closed_at) {
  count_due_by(closed_at);
  if (thing.due_at <= closed_at) {
    count(thing);
  } else if (!thing.due_at.is_never()) {
    ahead_.push(thing);
  }
}

void DeadlineTally::finish(Instant end) {
  count_due_by(end);
  end_ = end;
}

void DeadlineTally::count_due_by(Instant now) {
  while (!ahead_.empty() && ahead_.top().due_at <= now) {
    count(ahead_.top());
    ahead_.pop();
  }
}

void DeadlineTally::count(const Deadline& thing) {
  ++due_;
  missed_ += thing.is_met ? 0U : 1U;
  if (thing.is_open()) {
    ++open_;
    open_due_us_ += thing.due_at.count_us();
  } else {
    tardiness_us_ += std::max<std::int64_t>(0, (thing.settled_at - thing.due_at).count_us());
  }
}

double DeadlineTally::missed_share() const { return share(missed_, due_); }

double DeadlineTally::tardiness_mean_hours() const {
  const Int128 open_us = static_cast<Int128>(open_) * end_.count_us() - open_due_us_;
  return ratio(in_hours(tardiness_us_ + open_us), static_cast<double>(due_));
}

}  // namespace docket::metrics_detail
