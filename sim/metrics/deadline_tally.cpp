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
  if (&ahead == &open_ahead_) {
    for (const Instant due : ahead.due) {
      open_due_us_ += due <= now ? due.count_us() : 0;
    }
  }
  const std::size_t dropped = drop_due_by(now, ahead);
  due_ += dropped;
  missed_ += &ahead == &met_ahead_ ? 0U : dropped;
  open_ += &ahead == &open_ahead_ ? static_cast<std::int64_t>(dropped) : 0;
}

// How many. Each that is left is written where it stays, and stays if the place moves on: whether it does nobody could
// guess.
std::size_t DeadlineTally::drop_due_by(Instant now, Ahead& ahead) {
  Instant* const due = ahead.due.data();
  const std::size_t count = ahead.due.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Instant one = due[i];
    due[kept] = one;
    kept += one > now ? 1U : 0U;
  }
  ahead.due.resize(kept);
  ahead.worth_counting = 2 * kept + kFew;
  return count - kept;
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
