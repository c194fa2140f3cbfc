#include "metrics/effect_measures.hpp"

#include <algorithm>

namespace docket::metrics_detail {
namespace {

Duration middle_of(const DurationHistogram::Bucket& bucket) {
  return bucket.lowest + Duration::microseconds((bucket.highest - bucket.lowest).count_us() / 2);
}

}  // namespace

EffectMeasures::Stretch& EffectMeasures::Tally::stretch_of(Duration time) {
  longest = std::max(longest, time);
  const auto mark = std::ranges::lower_bound(kMarks, time);  // what happens exactly at a mark is within it
  return stretches.at(static_cast<std::size_t>(mark - kMarks.begin()));
}

void EffectMeasures::Tally::add(const ItemHistory& item) {
  if (!item.in_effect_at.is_never()) {
    const Duration time = item.in_effect_at - item.served_at;
    stretch_of(time).happened.add(time);
    return;
  }
  open += item.is_open() ? 1U : 0U;
  if (never_dark.empty() || never_dark.back().served_at != item.served_at) {
    never_dark.push_back({item.served_at, 0});
  }
  ++never_dark.back().items;
}

void EffectMeasures::finish(Instant end) {
  for (Tally& tally : tallies_) {
    for (const NeverDark& never : tally.never_dark) {
      const Duration watched = end - never.served_at;
      tally.stretch_of(watched).censored.add(watched, never.items);
    }
    tally.never_dark.clear();
  }
}

SurvivalCurve EffectMeasures::Tally::curve() const {
  std::vector<EndedAfter> ended;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Duration begin = i == 0 ? Duration() : kMarks.at(i - 1) + Duration::microseconds(1);
    const Duration end = i < kMarks.size() ? std::min(kMarks.at(i), longest) : longest;
    for (const auto& bucket : stretches.at(i).happened.buckets()) {
      ended.push_back({std::clamp(middle_of(bucket), begin, end), bucket.count, 0});
    }
    for (const auto& bucket : stretches.at(i).censored.buckets()) {
      ended.push_back({std::clamp(middle_of(bucket), begin, end), 0, bucket.count});
    }
  }
  std::ranges::sort(ended, {}, &EndedAfter::time);
  std::vector<EndedAfter> ascending;
  ascending.reserve(ended.size());
  for (const EndedAfter& one : ended) {
    if (ascending.empty() || ascending.back().time != one.time) {
      ascending.push_back(one);
    } else {
      ascending.back().happened += one.happened;
      ascending.back().censored += one.censored;
    }
  }
  if (!ascending.empty()) {
    ascending.back().time = longest;
  }
  return SurvivalCurve(ascending);
}

void EffectMeasures::write(SourceId source, MeasureWriter& writer) const {
  const Tally& tally = tallies_[source.index()];
  writer.count("items_effect_censored", "Items that were open and had never been dark when the run ended", tally.open);
  write_curve(tally.curve(), writer);
}

void EffectMeasures::write_curve(const SurvivalCurve& curve, MeasureWriter& writer) {
  const auto reached = [&curve](double p) {
    const auto time = curve.quantile(p);
    return time ? time->in_hours() : kUndefined;
  };
  writer.write(
      "time_to_effect_estimated_median_hours",
      "Time from service by which half of all items are dark, open ones censored (Kaplan-Meier); undefined where "
      "that was not reached",
      reached(0.5));
  writer.write(
      "time_to_effect_estimated_p90_hours",
      "Time from service by which nine in ten of all items are dark, open ones censored (Kaplan-Meier); undefined "
      "where that was not reached",
      reached(0.9));
  writer.write("in_effect_within_24h_share",
               "Share of all items that are dark within 24 h of service, open ones censored (Kaplan-Meier); undefined "
               "where none was watched for so long",
               curve.share_within(kMarks[0]));
  writer.write("in_effect_within_24h_share_error", "Standard error of that share within one replication (Greenwood)",
               curve.error_within(kMarks[0]));
  writer.write("in_effect_within_36h_share",
               "Share of all items that are dark within 36 h of service, open ones censored (Kaplan-Meier); undefined "
               "where none was watched for so long",
               curve.share_within(kMarks[1]));
  writer.write("in_effect_within_36h_share_error", "Standard error of that share within one replication (Greenwood)",
               curve.error_within(kMarks[1]));
}

}  // namespace docket::metrics_detail
