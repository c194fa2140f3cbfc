#include <fmt/core.h>

#include <algorithm>

#include "docket/core/utc_text.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

struct Climb {
  double at_hours = 0;
  std::vector<std::string> cells;
};

std::string date_of(const RunReport& report, const Interval& hours) {
  const RunSpec& run = report.scenario.run;
  const UtcTime at = run.starts_at + Duration::from_seconds(hours.mean * 3600);
  const std::string spread = hours.half_width > 0 ? " ± " + rough_time(hours.half_width) : std::string();
  return format_short(at, run.zone.get()) + spread;
}

Climb climb_of(const RunReport& report, const Source& source, const Rung& rung, const Measured& measured) {
  const Interval at = measured.of("first_at_hours");
  return {at.mean,
          {date_of(report, at), share_of(at.count, measured.replications()),
           rung.is_notice ? measured.percent("notice_acknowledged_share") : "",
           std::string(tag_of(authority_conduct(report.scenario, source))),
           source.id + ": " + (rung.title.empty() ? rung.id : rung.title)}};
}

std::vector<Climb> climbs_of(const RunReport& report) {
  std::vector<Climb> climbs;
  for (const Source& source : report.scenario.sources) {
    if (source.regime.is_none()) {
      continue;
    }
    for (const Rung& rung : report.scenario.regimes[source.regime.index()].ladder) {
      const Measured measured(report, MetricScope::ladder, source.id + ":" + rung.id, ShareDefined::hidden);
      if (measured.of("first_at_hours").count > 0) {
        climbs.push_back(climb_of(report, source, rung, measured));
      }
    }
  }
  std::ranges::stable_sort(climbs, {}, &Climb::at_hours);
  return climbs;
}

}  // namespace

std::string ladder_block(const RunReport& report, std::size_t width) {
  if (report.scenario.regimes.empty()) {
    return {};
  }
  TextTable table({"Ladder (first climbed)", "in replications", "acknowledged", "", ""});
  table.let_last_column_flow();
  for (Climb& climb : climbs_of(report)) {
    table.add(std::move(climb.cells));
  }
  return table.empty() ? "Ladder\n  no rung was climbed in any replication\n" : table.render(width);
}

}  // namespace docket
