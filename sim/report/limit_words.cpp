#include "report/limit_words.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "docket/core/utc_text.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

/// "the limit of 5 events in a replication (--max-events)", as far as it is known.
std::string limit_of(const RunReport& report, const std::string& noun) {
  const auto& [value, raised_by] = report.limit;
  return fmt::format("the limit of {}{}{}", value.empty() ? "" : value + " ", noun,
                     raised_by.empty() ? "" : " (" + raised_by + ")");
}

/// "stopped 3 of 8 replications".
std::string stopped_some(const Replications& replications) {
  const auto stopped = std::ranges::count(replications.results, replications.limit, &RunResult::limit);
  return fmt::format(" stopped {} of {}", with_thousands(static_cast<std::uint64_t>(stopped)),
                     counted(replications.results.size(), "replication"));
}

/// "ended the run after 5 of 8 replications".
std::string ended_run(const Replications& replications) {
  const std::string planned = counted(replications.planned, "replication");
  if (is_outside(replications.results.front().limit)) {
    return replications.planned == 1 ? " cut the replication short"
                                     : fmt::format(" cut short the first of {}", planned);
  }
  return fmt::format(" ended the run after {} of {}", with_thousands(std::uint64_t{replications.results.size()}),
                     planned);
}

/// "the limit of 90s of running time (--max-time)".
std::string limit_of_amount(const RunReport& report, const std::string& noun) {
  return limit_of(report, report.limit.value.empty() ? noun : "of " + noun);
}

std::string standstill(const RunReport& report) {
  const RunResult& still = report.replications.results.back();
  const RunSpec& run = report.scenario.run;
  return fmt::format(
      "replication {} stood still at {}, after {}, with events at that instant that only breed others: {}; look "
      "for steps that take no time and lead back to each other, such as a question that is answered at once and asked "
      "again, and give one of them a duration",
      still.replication, format_rfc3339(run.starts_at + still.stopped_at.since_start(), run.zone.get()),
      counted(still.events, "event"), still.loop);
}

}  // namespace

std::string partial_sentence(const RunReport& report) {
  const Replications& replications = report.replications;
  switch (replications.limit) {
    case Limit::none:
      break;
    case Limit::events:
      return limit_of(report, "events in a replication") + stopped_some(replications);
    case Limit::items:
      return limit_of(report, "items in a replication") + stopped_some(replications);
    case Limit::orders:
      return limit_of(report, "orders and batches in a replication") + stopped_some(replications);
    case Limit::standstill:
      return standstill(report);
    case Limit::time:
      return limit_of_amount(report, "running time") + ended_run(replications);
    case Limit::memory:
      return limit_of_amount(report, "memory") + ended_run(replications);
    case Limit::interruption:
      return "an interruption" + ended_run(replications);
  }
  return {};
}

}  // namespace docket
