// What is asked of docket compare, and which metrics and which baseline that means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/mistakes.hpp"
#include "cli/options.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/experiment/compare.hpp"
#include "docket/report/compare_report.hpp"

namespace docket {

struct CompareRequest {
  std::vector<std::string> operands;
  LoadingOptions loading;
  std::vector<std::string> metrics;
  std::vector<std::string> more_is_better;
  std::optional<std::string> baseline;
  std::optional<std::string> best;
  WrittenAmount indifference;
  double confidence = 0.95;
  std::vector<std::size_t> points;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replications;
  std::uint32_t threads = 1;
  std::string format;
  bool is_quiet = false;
  Mistakes mistakes;  ///< of options; told once it is known what is compared, beside what that tells against others
};

/// Throws UsageError where files cannot be read as it says, as all below do; other mistakes are kept.
[[nodiscard]] CompareRequest compare_request(const Options& options);

struct ChosenMetrics {
  std::vector<ComparedMetric> metrics;
  std::optional<std::size_t> best;  ///< place among them
  bool is_by_user = false;          ///< chosen by somebody; else the usual ones, which may lack something
};

/// Names all unknown ones with the nearest word. `titles`: what is measured.
[[nodiscard]] ChosenMetrics choose_metrics(const CompareRequest& request, const std::vector<std::string>& titles);

/// With the baseline among the variants, if one is asked for.
[[nodiscard]] CompareOptions compare_options(const CompareRequest& request, const std::vector<Variant>& variants);

[[nodiscard]] std::string rendered(const CompareReport& report, const std::string& format, std::size_t width);

/// 0, or 1 where something that was asked for has no answer.
[[nodiscard]] int exit_code_of(const CompareReport& report, const ChosenMetrics& chosen);

}  // namespace docket
