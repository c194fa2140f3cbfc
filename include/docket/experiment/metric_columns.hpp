// The metrics that a sweep keeps of every run: one column each, whatever scenario a point has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// Of StoredRun::limit; none: nothing ended it early.
[[nodiscard]] Limit limit_named(std::string_view word);

/// Runs as rows of these columns. For one thread at a time.
class RunRows {
 public:
  explicit RunRows(std::vector<MetricColumn> columns) : columns_(std::move(columns)) {}

  /// Those of a point that was played; a metric that its scenario does not have is not defined.
  [[nodiscard]] std::vector<StoredRun> of(const PlayedPoint& played);

 private:
  void look_up(const MetricCatalogue* catalogue);
  [[nodiscard]] std::vector<double> values_of(const std::vector<double>& metrics) const;

  std::vector<MetricColumn> columns_;
  std::optional<MetricCatalogue> known_;  // the last one: most points share it
  std::vector<std::optional<std::size_t>> places_;
  bool are_all_in_order_ = false;  // the columns are what is measured, one by one
};

}  // namespace docket
