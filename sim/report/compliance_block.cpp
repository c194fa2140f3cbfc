#include <fmt/core.h>

#include "docket/core/duration_text.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::string_view word_of(ReadingBasis basis) {
  switch (basis) {
    case ReadingBasis::law:
      return "law";
    case ReadingBasis::practice:
      return "practice";
    case ReadingBasis::what_if:
      break;
  }
  return "what-if";
}

std::string governs(const Regime& regime, std::uint32_t reading) {
  const bool is_platforms = regime.platform_reading == reading;
  const bool is_authoritys = regime.authority_reading == reading;
  if (is_platforms && is_authoritys) {
    return "both";
  }
  return is_platforms ? "platform" : is_authoritys ? "authority" : "";
}

// Only the law calls an item late; other readings say what share was in effect.
std::string verdict(const Measured& source, const Reading& reading) {
  if (reading.basis == ReadingBasis::law) {
    const std::string late = source.percent("late_share." + reading.id);
    return source.of("late_share." + reading.id).count == 0 ? late : "late " + late;
  }
  return source.percent("in_effect_by_due_share." + reading.id);
}

std::string heading_of(const Reading& reading) {
  return fmt::format("{} ({}{})", reading.id, word_of(reading.basis),
                     reading.within == Duration() ? ": due at service" : ", " + exact_duration(reading.within));
}

// Due at service leaves nothing but how long it took: its share says little.
std::string lateness(const Measured& source, const Reading& reading) {
  return reading.within == Duration() ? source.time("time_to_effect_median_hours") : "";
}

void add_readings(const RunReport& report, const Source& source, TextTable& table) {
  const Regime& regime = report.scenario.regimes[source.regime.index()];
  const Measured measured(report, MetricScope::source, source.id);
  for (std::uint32_t i = 0; i < regime.readings.size(); ++i) {
    const Reading& reading = regime.readings[i];
    const bool is_platforms = regime.platform_reading == i;
    table.add({fmt::format("{}: {}", source.id, heading_of(reading)), governs(regime, i), verdict(measured, reading),
               lateness(measured, reading), measured.percent("compliance_time_share." + reading.id),
               is_platforms ? measured.percent("items_missed_share") : "",
               measured.any("items_not_yet_due." + reading.id) ? measured.plain("items_not_yet_due." + reading.id) : "",
               std::string(tag_of(platform_conduct(report.scenario)))});
  }
}

}  // namespace

std::string compliance_block(const RunReport& report, std::size_t width) {
  TextTable table({"Compliance, by reading of the deadline", "governs", "in effect by due", "took (median)",
                   "dark since due", "missed", "not yet due", ""});
  for (const SourceId source : shown_sources(report, SourceFilter::with_authority)) {
    if (!report.scenario.sources[source.index()].regime.is_none()) {
      add_readings(report, report.scenario.sources[source.index()], table);
    }
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace docket
