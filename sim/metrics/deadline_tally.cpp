#include "metrics/deadline_tally.hpp"

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void DeadlineTally::finish(Instant end) {
  count_due_by(end);
  end_ = end;
}

void DeadlineTally::count_due_by(Instant now) {
  std::erase_if(ahead_, [&](const Deadline& thing) {
    const bool is_due = thing.due_at <= now;
    if (is_due) {
      count(thing);
    }
    return is_due;
  });
}

void DeadlineTally::merge(const DeadlineTally& other) {
  due_ += other.due_;
  missed_ += other.missed_;
  tardiness_us_ += other.tardiness_us_;
  open_ += other.open_;
  open_due_us_ += other.open_due_us_;
}

double DeadlineTally::missed_share() const { return share(missed_, due_); }

double DeadlineTally::tardiness_mean_hours() const {
  const Int128 open_us = static_cast<Int128>(open_) * end_.count_us() - open_due_us_;
  return ratio(in_hours(tardiness_us_ + open_us), static_cast<double>(due_));
}

}  // namespace docket::metrics_detail
