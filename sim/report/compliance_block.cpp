#include <fmt/core.h>

#include "docket/core/duration_text.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/evidence_at.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr const char* kLegend =
    "late: of the items due, those not in effect when due; in: those in effect when due, under readings that are not "
    "law; dark: share of the time since due that they were dark";

/// Readings are named by letters in the head of the table and explained below it.
char letter_of(std::size_t reading) { return static_cast<char>('a' + reading % 26); }

bool is_law(const Reading& reading) { return reading.basis == ReadingBasis::law; }

// Whose share of time is shown: what the law asks, and what somebody goes by.
bool is_followed(const Regime& regime, std::uint32_t reading) {
  return is_law(regime.readings[reading]) || regime.platform_reading == reading || regime.authority_reading == reading;
}

std::vector<std::string> headings_of(const Regime& regime, SourceFilter filter) {
  std::vector<std::string> headings = {"Compliance, " + regime.id +
                                       (filter == SourceFilter::renewed ? ", renewed" : "")};
  for (std::uint32_t i = 0; i < regime.readings.size(); ++i) {
    const Reading& reading = regime.readings[i];
    // Only the law calls an item late.
    headings.push_back(is_law(reading) ? fmt::format("late ({})", letter_of(i))
                                       : fmt::format("in {} ({})", format_duration(reading.within), letter_of(i)));
    if (is_followed(regime, i)) {
      headings.push_back(fmt::format("dark ({})", letter_of(i)));
    }
  }
  headings.insert(headings.end(), {"missed", ""});
  return headings;
}

std::vector<std::string> cells_of(const RunReport& report, const Source& source, const Regime& regime,
                                  ShareDefined share) {
  const Measured measured(report, MetricScope::source, source.id, share);
  std::vector<std::string> cells = {source.id};
  for (std::uint32_t i = 0; i < regime.readings.size(); ++i) {
    const Reading& reading = regime.readings[i];
    cells.push_back(measured.percent((is_law(reading) ? "late_share." : "in_effect_by_due_share.") + reading.id));
    if (is_followed(regime, i)) {
      cells.push_back(measured.percent("compliance_time_share." + reading.id));
    }
  }
  cells.push_back(measured.percent("items_missed_share"));
  cells.emplace_back(tag_of(platform_conduct(report.scenario)));
  return cells;
}

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

std::string explained(const Regime& regime, std::uint32_t i) {
  const Reading& reading = regime.readings[i];
  std::string text = fmt::format("({}) {}: {}, ", letter_of(i), reading.id, basis_of(reading));
  text += reading.within == Duration() ? "due at service, so late by the time that it took to be in effect"
                                       : "due within " + format_duration(reading.within);
  text += regime.platform_reading == i ? "; the platform goes by it, and missed is what it did not answer by then" : "";
  return text + (regime.authority_reading == i ? "; the authority goes by it" : "");
}

std::string not_yet_due(const RunReport& report, const Source& source, const Regime& regime) {
  const Measured measured(report, MetricScope::source, source.id);
  std::string text;
  for (std::uint32_t i = 0; i < regime.readings.size(); ++i) {
    const std::string metric = "items_not_yet_due." + regime.readings[i].id;
    if (measured.any(metric)) {
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", measured.plain(metric), letter_of(i));
    }
  }
  return text.empty() ? text : "left out, as not yet due at the end: " + text;
}

void add_notes(const RunReport& report, SourceId source, const Regime& regime, TextTable& table) {
  for (const std::string& note : assumed_acts(report.scenario, source)) {
    table.note(note);
  }
  const std::string note = not_yet_due(report, report.scenario.sources[source.index()], regime);
  if (!note.empty()) {
    table.note(note);
  }
}

std::string table_of(const RunReport& report, RegimeId of, SourceFilter filter, std::size_t width) {
  const Regime& regime = report.scenario.regimes[of.index()];
  TextTable table(headings_of(regime, filter));
  for (const SourceId id : shown_sources(report, filter)) {
    const Source& source = report.scenario.sources[id.index()];
    if (source.regime != of) {
      continue;
    }
    const bool is_renewed = filter == SourceFilter::renewed;
    table.add(cells_of(report, source, regime, is_renewed ? ShareDefined::hidden : ShareDefined::shown));
    add_notes(report, id, regime, table);
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
