// How collectors hand over what they measured. A name and its computation stand in one line; the catalogue collects
// the names from collectors that have seen nothing, a finished replication the values. So both have one order.
#pragma once

#include <limits>
#include <string>
#include <string_view>

#include "docket/metrics/catalogue.hpp"
#include "docket/stats/duration_tally.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket::metrics_detail {

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// A text in two parts, which only the catalogue pays to join.
struct Words {
  // NOLINTNEXTLINE(google-explicit-constructor): most names are written as one literal
  constexpr Words(const char* whole) : first(whole) {}
  constexpr Words(std::string_view first_part, std::string_view second_part) : first(first_part), second(second_part) {}
  [[nodiscard]] std::string joined() const { return std::string(first).append(second); }
  /// Is `whole` what they come to when joined?
  [[nodiscard]] bool make(std::string_view whole) const {
    return whole.size() == first.size() + second.size() && whole.starts_with(first) && whole.ends_with(second);
  }

  std::string_view first;
  std::string_view second;
};

class MeasureWriter {
 public:
  virtual ~MeasureWriter() = default;
  MeasureWriter() = default;
  MeasureWriter(const MeasureWriter&) = delete;
  MeasureWriter& operator=(const MeasureWriter&) = delete;

  /// What the following measures are measured on.
  virtual void on(MetricScope scope, const Words& subject) = 0;
  virtual void write(const Words& name, const Words& meaning, double value) = 0;

  void count(const Words& name, const Words& meaning, std::uint64_t value) {
    write(name, meaning, static_cast<double>(value));
  }
};

/// `<stem>_{median,p90,p95,p99,max,mean}_hours`. Quantiles come from a histogram: at most 0.4 % off; the rest is exact.
void write_durations(MeasureWriter& writer, std::string_view stem, std::string_view meaning,
                     const DurationTally& times);

inline double ratio(double part, double whole) { return whole == 0 ? kUndefined : part / whole; }
inline double share(std::uint64_t part, std::uint64_t whole) {
  return ratio(static_cast<double>(part), static_cast<double>(whole));
}
inline double in_hours(Int128 us) { return static_cast<double>(us) / 3.6e9; }
inline double hours_since_start(Instant at) { return at.is_never() ? kUndefined : at.since_start().in_hours(); }
inline double mean_hours(const DurationTally& times) { return times.moments().mean_seconds() / 3600; }
inline double deviation_hours(const DurationTally& times) { return times.moments().deviation_seconds() / 3600; }
double quantile_hours(const DurationTally& times, double p);

}  // namespace docket::metrics_detail
