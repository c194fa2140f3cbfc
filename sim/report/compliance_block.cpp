#include <fmt/core.h>

#include "docket/core/duration_text.hpp"
#include "report/assumed.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr const char* kLegend =
    "when due: of the items due, those not in effect (late; only the law calls an item late) or in effect; missed: not "
    "answered when due; dark: share of the time since due; ahead: items not yet due at the end, left out";

bool is_law(const Reading& reading) { return reading.basis == ReadingBasis::law; }

std::string basis_of(const Reading& reading) {
  switch (reading.basis) {
    case ReadingBasis::law:
      return "law";
    case ReadingBasis::practice:
      return "practice, not law";
    case ReadingBasis::what_if:
      break;
  }
  return "what-if, not law";
}

std::string when_due(const Measured& measured, const Reading& reading) {
  return is_law(reading) ? "late " + measured.percent("late_share." + reading.id)
                         : "in effect " + measured.percent("in_effect_by_due_share." + reading.id);
}

std::vector<std::string> cells_of(const RunReport& report, const Source& source, const Reading& reading,
                                  ShareDefined share) {
  const Measured measured(report, MetricScope::source, source.id, share);
  const std::string ahead = "items_not_yet_due." + reading.id;
  return {source.id,
          reading.id,
          when_due(measured, reading),
          measured.percent("items_missed_share." + reading.id),
          measured.percent("compliance_time_share." + reading.id),
          measured.any(ahead) ? measured.plain(ahead) : "",
          std::string(tag_of(platform_conduct(report.scenario)))};
}

std::string explained(const Regime& regime, std::uint32_t i) {
  const Reading& reading = regime.readings[i];
  std::string text = fmt::format("{}: {}, ", reading.id, basis_of(reading));
  text += reading.within == Duration() ? "due at service, so late by the time that it took to be in effect"
                                       : "due within " + format_duration(reading.within);
  text += regime.platform_reading == i ? "; the platform goes by it" : "";
  return text + (regime.authority_reading == i ? "; the authority goes by it" : "");
}

std::string table_of(const RunReport& report, RegimeId of, SourceFilter filter, std::size_t width) {
  const Regime& regime = report.scenario.regimes[of.index()];
  const bool is_renewed = filter == SourceFilter::renewed;
  TextTable table({"Compliance, " + regime.id + (is_renewed ? ", renewed" : ""), "reading", "when due", "missed",
                   "dark", "ahead", ""});
  table.align_left(1);
  for (const SourceId id : shown_sources(report, filter)) {
    const Source& source = report.scenario.sources[id.index()];
    if (source.regime != of) {
      continue;
    }
    for (const Reading& reading : regime.readings) {
      table.add(cells_of(report, source, reading, is_renewed ? ShareDefined::hidden : ShareDefined::shown));
    }
    for (const std::string& note : assumed_acts(report.scenario, id)) {
      table.note(note);
    }
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace

std::string compliance_block(const RunReport& report, std::size_t width) {
  std::string text;
  for (std::size_t i = 0; i < report.scenario.regimes.size(); ++i) {
    const std::string tables = table_of(report, RegimeId(i), SourceFilter::ordered, width) +
                               table_of(report, RegimeId(i), SourceFilter::renewed, width);
    text += tables;
    const Regime& regime = report.scenario.regimes[i];
    for (std::uint32_t reading = 0; !tables.empty() && reading < regime.readings.size(); ++reading) {
      text += wrapped(explained(regime, reading), 2, width);
    }
    text += tables.empty() ? "" : wrapped(kLegend, 2, width);
  }
  return text;
}

}  // namespace docket
