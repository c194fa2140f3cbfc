// The metrics that a sweep keeps of every run: one column each, whatever scenario a point has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/experiment/result_store.hpp"
#include "docket/experiment/sweep.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket {

struct MetricColumn {
  MetricScope scope = MetricScope::run;
  std::string subject;
  std::string name;
  std::string title;  ///< "name on subject"; upper and lower case alike, no two columns have the same
};

/// All that is measured, in the order of the catalogue.
[[nodiscard]] std::vector<MetricColumn> all_columns(const MetricCatalogue& catalogue);

/// "name", or "name on subject"; a name alone is that of the first subject that has it. Empty when it is not measured.
[[nodiscard]] std::optional<MetricColumn> column_named(const std::string& metric, const MetricCatalogue& catalogue);
/// Why it is not: an error with the nearest word.
[[nodiscard]] Problem why_no_column(const std::string& metric, const MetricCatalogue& catalogue);

/// What ended it early; none: nothing did.
[[nodiscard]] Limit limit_of(const StoredRun& run);

/// The rows of a point that was played; a metric that its scenario does not have is not defined.
[[nodiscard]] std::vector<StoredRun> stored_runs(const PlayedPoint& played, const std::vector<MetricColumn>& columns);

}  // namespace docket
