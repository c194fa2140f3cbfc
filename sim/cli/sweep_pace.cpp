#include "cli/sweep_pace.hpp"

#include <fmt/core.h>

#include "docket/core/duration_text.hpp"
#include "report/figures.hpp"

namespace docket {

std::string SweepPace::tail(const SweepProgress& progress) const {
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  if (progress.replications == 0 || seconds <= 0) {
    return "";
  }
  const double rate = static_cast<double>(progress.replications) / seconds;
  std::string text =
      rate < 100 ? fmt::format(", {:.3g} replications/s", rate) : ", " + with_thousands(rate, 0) + " replications/s";
  if (progress.points > 0) {
    const auto left = static_cast<double>(progress.of_points - progress.points);
    text +=
        ", " + format_duration(Duration::from_seconds(seconds * left / static_cast<double>(progress.points))) + " left";
  }
  return text;
}

}  // namespace docket
