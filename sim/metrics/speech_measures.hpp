// What the public loses and keeps: lawful items dark, unlawful items visible, per kind and per source, never added
// across kinds.
//
// Every sum is the integral of a level (how many are dark now), so an item that retires simply stays in its level.
#pragma once

#include <vector>

#include "docket/journal/record.hpp"
#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/stats/time_average.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

/// Numbers of items in each unwelcome state, over time.
class SpeechLevels {
 public:
  void enter(Instant at, Visibility visibility, bool is_unlawful) { apply(at, visibility, is_unlawful, 1); }
  void change(Instant at, Visibility from, Visibility to, bool is_unlawful);

  [[nodiscard]] const TimeAverage& dark() const { return dark_; }
  [[nodiscard]] const TimeAverage& overblocked() const { return overblocked_; }
  [[nodiscard]] const TimeAverage& underblocked() const { return underblocked_; }
  [[nodiscard]] const TimeAverage& blocked_everywhere() const { return blocked_everywhere_; }

 private:
  void apply(Instant at, Visibility visibility, bool is_unlawful, std::int64_t delta);

  TimeAverage dark_;
  TimeAverage overblocked_;
  TimeAverage underblocked_;
  TimeAverage blocked_everywhere_;
};

class SpeechMeasures {
 public:
  explicit SpeechMeasures(const Scenario& scenario)
      : kinds_(scenario.kinds.size()), sources_(scenario.sources.size()) {}

  void open(const ItemHistory& item, Visibility visibility);
  void change(const ItemHistory& item, const VisibilityChanged& change, Duration was_dark);
  void close(const ItemHistory& item);
  void finish(Instant end) { end_ = end; }

  void write_source(SourceId source, MeasureWriter& writer) const;
  void write_kind(KindId kind, MeasureWriter& writer) const;

 private:
  struct Kind {
    SpeechLevels levels;
    std::uint64_t wrongly_dark = 0;
    DurationMoments reinstatements;
  };
  [[nodiscard]] double hours(const TimeAverage& level) const { return in_hours(level.integral_until(end_)); }

  std::vector<Kind> kinds_;
  std::vector<SpeechLevels> sources_;
  Instant end_;
};

}  // namespace docket::metrics_detail
