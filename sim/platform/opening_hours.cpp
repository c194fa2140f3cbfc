#include "docket/platform/opening_hours.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/check.hpp"

namespace docket {

OpeningHours::OpeningHours(std::vector<OpenInterval> intervals) : intervals_(std::move(intervals)) {
  open_before_.reserve(intervals_.size());
  Duration open;
  for (std::size_t i = 0; i < intervals_.size(); ++i) {
    const auto& interval = intervals_[i];
    ensure(interval.opens < interval.closes, "an opening interval is empty");
    ensure(i == 0 || intervals_[i - 1].closes <= interval.opens, "opening intervals overlap or are not in order");
    open_before_.push_back(open);
    open += interval.closes - interval.opens;
  }
}

OpeningHours OpeningHours::always() { return OpeningHours({{Instant(), Instant::never()}}); }

std::size_t OpeningHours::opened_by(Instant t) const {
  const auto later = std::upper_bound(intervals_.begin(), intervals_.end(), t,
                                      [](Instant at, const OpenInterval& interval) { return at < interval.opens; });
  return static_cast<std::size_t>(later - intervals_.begin());
}

std::optional<OpenInterval> OpeningHours::interval_at_or_after(Instant t) const {
  const auto opened = opened_by(t);
  if (opened > 0 && t < intervals_[opened - 1].closes) {
    return intervals_[opened - 1];
  }
  if (opened == intervals_.size()) {
    return std::nullopt;
  }
  return intervals_[opened];
}

bool OpeningHours::is_open(Instant t) const {
  const auto opened = opened_by(t);
  return opened > 0 && t < intervals_[opened - 1].closes;
}

Instant OpeningHours::next_open(Instant t) const {
  const auto interval = interval_at_or_after(t);
  return interval ? std::max(t, interval->opens) : Instant::never();
}

Duration OpeningHours::open_before(Instant t) const {
  const auto opened = opened_by(t);
  if (opened == 0) {
    return {};
  }
  const auto& last = intervals_[opened - 1];
  return open_before_[opened - 1] + (std::min(t, last.closes) - last.opens);
}

Duration OpeningHours::open_between(Instant from, Instant to) const {
  return from < to ? open_before(to) - open_before(from) : Duration{};
}

}  // namespace docket
