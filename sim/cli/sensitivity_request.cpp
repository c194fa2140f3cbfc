#include "cli/sensitivity_request.hpp"

#include <algorithm>

#include "cli/mistakes.hpp"
#include "cli/playing.hpp"
#include "docket/core/problem.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kMostRows = 100'000;
constexpr std::uint64_t kMostReplications = 10'000;

/// What is measured where nobody says: missing deadlines, and what is wrongly dark beside it.
constexpr const char* kUsualMetrics[] = {"items_missed_share", "overblocked_item_hours"};

bool is_in_all(const MetricColumn& column, const std::vector<MetricCatalogue>& catalogues) {
  return std::ranges::all_of(catalogues, [&](const MetricCatalogue& catalogue) {
    return catalogue.find(column.scope, column.subject, column.name).has_value();
  });
}

/// A column of the first scenario that all have.
MetricColumn asked_column(const std::string& metric, const std::vector<MetricCatalogue>& catalogues,
                          const std::string& other_file) {
  const auto column = column_named(metric, catalogues.front());
  if (!column) {
    const Problem why = why_no_column(metric, catalogues.front());
    throw UsageError("--metric: " + why.message +
                     (why.nearest.empty() ? "" : "; did you mean \"" + why.nearest + "\"?"));
  }
  if (!is_in_all(*column, catalogues)) {
    throw UsageError("--metric: \"" + column->title + "\" is not measured in " + other_file);
  }
  return *column;
}

}  // namespace

SensitivityRequest sensitivity_request(const Options& options) {
  SensitivityRequest request;
  request.files = options.operands();
  if (const auto other = options.text("against")) {
    request.files.push_back(*other);
  }
  Mistakes mistakes;
  mistakes.collect([&] { request.loading = loading_options(options); });
  request.metrics = options.all("metric");
  mistakes.collect([&] { request.format = options.choice("format", {"table", "csv", "json", "markdown"}); });
  request.is_dry = options.has("dry-run");
  request.is_quiet = options.has("quiet");
  mistakes.collect([&] { request.seed = options.number("seed", 0, UINT64_MAX); });
  SensitivityOptions& play = request.options;
  const auto count = [&](const char* name, std::uint64_t low, std::uint64_t high, std::uint32_t& value) {
    mistakes.collect([&] { value = static_cast<std::uint32_t>(options.number(name, low, high).value_or(value)); });
  };
  count("screening", 2, kMostRows, play.screening);
  count("samples", 0, kMostRows, play.samples);
  count("replications", 2, kMostReplications, play.replications);
  mistakes.collect([&] { play.threads = threads_of(options); });
  mistakes.tell();
  play.run = run_options(request.loading.limits);
  return request;
}

std::vector<MetricColumn> columns_of(const SensitivityRequest& request,
                                     const std::vector<MetricCatalogue>& catalogues) {
  std::vector<MetricColumn> columns;
  Mistakes mistakes;
  for (const std::string& metric : request.metrics) {
    mistakes.collect([&] { columns.push_back(asked_column(metric, catalogues, request.files.back())); });
  }
  mistakes.tell();
  for (const char* usual : kUsualMetrics) {
    const auto column = request.metrics.empty() ? column_named(usual, catalogues.front()) : std::nullopt;
    if (column && is_in_all(*column, catalogues)) {
      columns.push_back(*column);
    }
  }
  if (columns.empty()) {
    throw UsageError("--metric is missing: which of the metrics of " + request.files.front() + " to look at");
  }
  return columns;
}

}  // namespace docket
