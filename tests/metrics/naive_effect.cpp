// Times to effect, open items censored: for each time, who is at risk is counted anew.
#include <bit>
#include <set>

#include "metrics/naive_model.hpp"

namespace docket::test {
namespace {

constexpr std::int64_t kHour = 3'600'000'000;

struct Watched {
  std::int64_t us = 0;
  bool is_dark_then = false;
};

// Times of one group count as equal: those with the same first eight bits, on the same side of 24 h and of 36 h.
std::int64_t group_of(std::int64_t us) {
  const int dropped = std::max(0, static_cast<int>(std::bit_width(static_cast<std::uint64_t>(us))) - 8);
  const std::int64_t rounded = us >> dropped << dropped;
  const std::int64_t mark = us > 36 * kHour ? 36 * kHour + 1 : us > 24 * kHour ? 24 * kHour + 1 : 0;
  return std::max(rounded, mark);
}

struct Estimate {
  double waiting = 1;
  double greenwood = 0;
};

// After all times up to `limit_us`.
Estimate estimate(const std::vector<Watched>& watched, std::int64_t limit_us) {
  std::set<std::int64_t> groups;
  for (const Watched& one : watched) {
    if (one.us <= limit_us) {
      groups.insert(group_of(one.us));
    }
  }
  Estimate so_far;
  for (const std::int64_t group : groups) {
    double at_risk = 0;
    double happened = 0;
    for (const Watched& one : watched) {
      at_risk += group_of(one.us) >= group ? 1 : 0;
      happened += group_of(one.us) == group && one.is_dark_then ? 1 : 0;
    }
    so_far.waiting *= (at_risk - happened) / at_risk;
    so_far.greenwood += happened == at_risk ? 0 : happened / (at_risk * (at_risk - happened));
  }
  return so_far;
}

double first_hours_with(const std::vector<Watched>& watched, double p) {
  std::set<std::int64_t> times;
  for (const Watched& one : watched) {
    times.insert(one.us);
  }
  for (const std::int64_t us : times) {
    if (1 - estimate(watched, us).waiting >= p - 1e-12) {
      return static_cast<double>(us) / static_cast<double>(kHour);
    }
  }
  return kNaN;
}

}  // namespace

void Naive::measure_effect(SourceId source) {
  const std::string& id = scenario_.sources[source.index()].id;
  const auto put_one = [&](const std::string& name, double value) { put(MetricScope::source, id, name, value); };
  std::vector<Watched> watched;
  double open = 0;
  std::int64_t longest = -1;
  for (const NaiveListing& listing : listings_of(source)) {
    const bool is_dark_once = !in_effect_at(listing).is_never();
    const Instant until = is_dark_once ? in_effect_at(listing) : all_.end;
    watched.push_back({(until - served_at(listing)).count_us(), is_dark_once});
    longest = std::max(longest, watched.back().us);
    open += !is_dark_once && settled_at(listing).is_never() ? 1 : 0;
  }
  put_one("items_effect_censored", open);
  put_one("time_to_effect_estimated_median_hours", first_hours_with(watched, 0.5));
  put_one("time_to_effect_estimated_p90_hours", first_hours_with(watched, 0.9));
  for (const std::int64_t hours : {24, 36}) {
    const Estimate then = estimate(watched, hours * kHour);
    const bool is_known = !watched.empty() && (hours * kHour <= longest || then.waiting == 0);
    const std::string name = "in_effect_within_" + std::to_string(hours) + "h_share";
    put_one(name, is_known ? 1 - then.waiting : kNaN);
    put_one(name + "_error", is_known ? then.waiting * std::sqrt(then.greenwood) : kNaN);
  }
}

}  // namespace docket::test
