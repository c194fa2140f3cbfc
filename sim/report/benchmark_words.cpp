#include <fmt/core.h>

#include "docket/report/benchmark_report.hpp"
#include "report/limit_words.hpp"

namespace docket {

std::string what_is_partial(const BenchmarkReport& report) {
  std::string text = is_partial(report.simulated.replications) ? partial_sentence(report.simulated) : "";
  if (is_outside(report.measured.limit)) {
    const auto& [value, raised_by] = report.ended_by;
    text += fmt::format("{}the limit of {} ({}) ended the measuring early", text.empty() ? "" : "; ", value, raised_by);
  }
  return text;
}

}  // namespace docket
