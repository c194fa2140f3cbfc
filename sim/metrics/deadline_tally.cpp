#include "metrics/deadline_tally.hpp"

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void DeadlineTally::finish(Instant end) {
  for (Ahead* ahead : {&met_ahead_, &missed_ahead_, &open_ahead_}) {
    count_due_by(end, *ahead);
  }
  end_ = end;
}

void DeadlineTally::count_due_by(Instant now, Ahead& ahead) {
  const Dropped dropped = drop_due_by(now, ahead);
  due_ += dropped.things;
  missed_ += &ahead == &met_ahead_ ? 0U : dropped.things;
  if (&ahead == &open_ahead_) {
    open_ += static_cast<std::int64_t>(dropped.things);
    open_due_us_ += dropped.due_us;
  }
}

// Each is written where it stays, and stays if the place moves on: whether it does nobody could guess.
DeadlineTally::Dropped DeadlineTally::drop_due_by(Instant now, Ahead& ahead) {
  Dropped dropped;
  std::size_t kept = 0;
  for (const Instant due : ahead.due) {
    const bool is_due = due <= now;
    ahead.due[kept] = due;
    kept += is_due ? 0U : 1U;
    dropped.due_us += is_due ? due.count_us() : 0;
  }
  dropped.things = ahead.due.size() - kept;
  ahead.due.resize(kept);
  ahead.worth_counting = 2 * kept + kFew;
  return dropped;
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
