#include "metrics/reading_tally.hpp"

#include <algorithm>

#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

void DarkSinceDue::add_spell(Instant from, Instant to, std::uint32_t dark) {
  if (to <= due_at_) {
    return;  // what changes at the due instant itself is still in time
  }
  if (from <= due_at_) {
    dark_at_due_ = dark;
  }
  dark_us_ += static_cast<Int128>(dark) * (to - std::max(from, due_at_)).count_us();
}

void ReadingTally::add(const DarkSinceDue& order, std::uint32_t items, std::uint32_t dark, Instant closed_at) {
  count_due_before(closed_at);
  items_ += items;
  if (order.due_at() >= closed_at) {
    ahead_.push({order.due_at(), items, dark});
    return;
  }
  items_due_ += items;
  dark_at_due_ += order.dark_at_due();
  items_with_share_ += items;
  dark_when_closed_ += dark;
  const Int128 in_closed_form = static_cast<Int128>(dark) * (closed_at - order.due_at()).count_us();
  if (order.dark_us() != in_closed_form) {
    partly_.push_back({order.due_at(), order.dark_us() - in_closed_form});
  }
}

void ReadingTally::count_due_before(Instant now) {
  while (!ahead_.empty() && ahead_.top().due_at < now) {
    const Ahead& order = ahead_.top();
    items_due_ += order.items;
    dark_at_due_ += order.dark;
    items_with_share_ += order.items;
    dark_when_closed_ += order.dark;
    ahead_.pop();
  }
}

void ReadingTally::finish(Instant end) {
  end_ = end;
  count_due_before(end);
  for (; !ahead_.empty() && ahead_.top().due_at == end; ahead_.pop()) {
    items_due_ += ahead_.top().items;
    dark_at_due_ += ahead_.top().dark;
  }
}

double ReadingTally::in_effect_at_due_share() const { return share(dark_at_due_, items_due_); }

double ReadingTally::compliance_time_share() const {
  auto shares = static_cast<double>(dark_when_closed_);
  for (const Partly& order : partly_) {
    shares +=
        static_cast<double>(order.dark_us_beyond_closed_form) / static_cast<double>((end_ - order.due_at).count_us());
  }
  return ratio(shares, static_cast<double>(items_with_share_));
}

}  // namespace docket::metrics_detail
