#include "cli/compare_request.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "cli/exit_code.hpp"
#include "cli/metric_words.hpp"
#include "cli/playing.hpp"
#include "docket/experiment/comparable_metrics.hpp"

namespace docket {
namespace {

/// All pairs of so many variants are as much as anybody reads, and more than memory likes.
constexpr std::size_t kMostInPairs = 200;

std::vector<std::size_t> points_of(const Options& options, Mistakes& mistakes) {
  std::vector<std::size_t> points;
  for (const std::string& written : options.all("point")) {
    std::size_t point = 0;
    const char* end = written.data() + written.size();
    const std::from_chars_result read = std::from_chars(written.data(), end, point);
    mistakes.collect([&] {
      if (read.ec != std::errc() || read.ptr != end) {
        throw UsageError("--point: found \"" + written + "\", expected the number of a point");
      }
      points.push_back(point);
    });
  }
  return points;
}

void refuse_half_a_search(const Options& options) {
  if (options.has("best") != options.has("indifference")) {
    throw UsageError("--best NAME and --indifference D go together: the metric, and which difference does not matter");
  }
}

/// Metrics in the order in which they are asked for, each once.
class Choosing {
 public:
  explicit Choosing(const std::vector<std::string>& titles) : titles_(titles) {}

  /// Its place.
  std::size_t take(const std::string& written, bool more_is_better) {
    const auto title = title_named(written, titles_);
    if (!title) {
      unknown_ += (unknown_.empty() ? "" : "\n") + why_no_metric(written, titles_);
      return 0;
    }
    const auto found = std::ranges::find(metrics_, *title, &ComparedMetric::title);
    const auto place = static_cast<std::size_t>(found - metrics_.begin());
    if (found == metrics_.end()) {
      metrics_.push_back({*title, is_more_better(*title)});
    }
    metrics_[place].more_is_better = metrics_[place].more_is_better || more_is_better;
    return place;
  }
  std::vector<ComparedMetric> metrics() {
    if (!unknown_.empty()) {
      throw UsageError(unknown_);
    }
    return std::move(metrics_);
  }

 private:
  const std::vector<std::string>& titles_;
  std::vector<ComparedMetric> metrics_;
  std::string unknown_;
};

/// What does not matter is told in the metric's own unit.
void refuse_other_unit(const WrittenAmount& indifference, const std::string& title) {
  if (is_share(title) && indifference.value >= 1) {
    throw UsageError("--indifference: found a difference of " + fmt::format("{:g}", indifference.value) + " in \"" +
                     title + "\", expected less than 1 such as 0.02 or 2%, for it is a share");
  }
  if (!is_share(title) && indifference.is_percent) {
    throw UsageError("--indifference: found percent, expected a number in the unit of \"" + title +
                     "\", which is no share");
  }
}

std::size_t variant_named(const std::string& name, const std::vector<Variant>& variants) {
  std::vector<std::string> names;
  for (const Variant& variant : variants) {
    if (variant.name == name || variant.name == "point " + name) {
      return names.size();
    }
    names.push_back(variant.name);
  }
  throw UsageError("--baseline: no variant \"" + name + "\"" + nearest_hint(name, names));
}

}  // namespace

CompareRequest compare_request(const Options& options) {
  CompareRequest request;
  request.operands = options.operands();
  Mistakes& mistakes = request.mistakes;
  const bool can_load = mistakes.collect([&] { request.loading = loading_options(options); });
  request.metrics = options.all("metric");
  request.more_is_better = options.all("more-is-better");
  request.baseline = options.text("baseline");
  request.best = options.text("best");
  mistakes.collect([&] { request.indifference = options.amount("indifference").value_or(WrittenAmount()); });
  mistakes.collect([&] { request.confidence = options.confidence("confidence").value_or(request.confidence); });
  request.points = points_of(options, mistakes);
  mistakes.collect([&] { request.seed = options.number("seed", 0, UINT64_MAX); });
  const ReadLimit& most = request.loading.limits.reading.replications;
  mistakes.collect([&] {
    if (const auto count = options.number("replications", 2, most.most, "; " + how_to_raise(most))) {
      request.replications = static_cast<std::uint32_t>(*count);
    }
  });
  mistakes.collect([&] { request.threads = threads_of(options); });
  mistakes.collect([&] { request.format = options.choice("format", {"table", "csv", "json", "markdown"}); });
  request.is_quiet = options.has("quiet");
  mistakes.collect([&] { refuse_half_a_search(options); });
  if (!can_load) {
    mistakes.tell();
  }
  return request;
}

ChosenMetrics choose_metrics(const CompareRequest& request, const std::vector<std::string>& titles) {
  ChosenMetrics chosen;
  Choosing choosing(titles);
  chosen.is_by_user = !request.metrics.empty() || !request.more_is_better.empty();
  for (const std::string& metric : chosen.is_by_user ? request.metrics : usual_metrics(titles)) {
    choosing.take(metric, false);
  }
  for (const std::string& metric : request.more_is_better) {
    choosing.take(metric, true);
  }
  if (request.best) {
    chosen.best = choosing.take(*request.best, false);
  }
  chosen.metrics = choosing.metrics();
  if (chosen.best) {
    refuse_other_unit(request.indifference, chosen.metrics[*chosen.best].title);
  }
  if (chosen.metrics.empty()) {
    throw UsageError("--metric is missing: none of the usual metrics is measured");
  }
  return chosen;
}

CompareOptions compare_options(const CompareRequest& request, const std::vector<Variant>& variants) {
  CompareOptions options;
  options.confidence = request.confidence;
  if (request.baseline) {
    options.baseline = variant_named(*request.baseline, variants);
  } else if (variants.size() > kMostInPairs) {
    throw UsageError(std::to_string(variants.size()) + " variants are too many for all pairs (" +
                     std::to_string(kMostInPairs) + "): name a --baseline, or choose points with --point");
  }
  return options;
}

std::string rendered(const CompareReport& report, const std::string& format, std::size_t width) {
  if (format == "json") {
    return compare_json(report);
  }
  if (format == "csv") {
    return compare_csv(report);
  }
  return format == "markdown" ? compare_markdown(report) : compare_table(report, width);
}

int exit_code_of(const CompareReport& report, const ChosenMetrics& chosen) {
  const auto ranks = [](const ComparedMetric& metric) { return metric.refusal.empty(); };
  const std::vector<ComparedMetric>& metrics = report.comparison.metrics;
  const bool is_answered =
      chosen.is_by_user ? std::ranges::all_of(metrics, ranks) : std::ranges::any_of(metrics, ranks);
  const bool is_decided = !report.best || report.best->selection.is_decided();
  return is_answered && is_decided ? exit_code::kDone : exit_code::kNo;
}

}  // namespace docket
