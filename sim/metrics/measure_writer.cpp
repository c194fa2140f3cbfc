#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

double quantile_hours(const DurationTally& times, double p) {
  return times.count() == 0 ? kUndefined : times.quantile(p).in_hours();
}

void write_durations(MeasureWriter& writer, std::string_view stem, std::string_view meaning,
                     const DurationTally& times) {
  writer.write({stem, "_median_hours"}, {"Median time ", meaning}, quantile_hours(times, 0.5));
  writer.write({stem, "_p90_hours"}, {"Nine in ten took at most this time ", meaning}, quantile_hours(times, 0.9));
  writer.write({stem, "_p95_hours"}, {"19 in 20 took at most this time ", meaning}, quantile_hours(times, 0.95));
  writer.write({stem, "_p99_hours"}, {"99 in 100 took at most this time ", meaning}, quantile_hours(times, 0.99));
  writer.write({stem, "_max_hours"}, {"Longest time ", meaning}, quantile_hours(times, 1));
  writer.write({stem, "_mean_hours"}, {"Mean time ", meaning}, mean_hours(times));
}

}  // namespace docket::metrics_detail
