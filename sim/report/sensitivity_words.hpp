// Sentences that the reports of a sensitivity analysis share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docket/report/sensitivity_report.hpp"

namespace docket {

/// The half-width to two digits, the mean to as many decimals: "0.0043 ± 0.0061", "19,865 ± 2,962".
[[nodiscard]] std::string figure_of(const Interval& value);
/// Three digits.
[[nodiscard]] std::string single_figure(double value);

struct EffectFigures {
  std::string size;
  std::string signed_size;
  std::string deviation;
};
/// As people read them: the change on moving a value by half of its range, as it was played. Morris's figures are for a
/// whole range, which assumes that it goes on like that, and can be more than anything within the range.
[[nodiscard]] EffectFigures figures_of(const ElementaryEffects& effects);

/// "matters", "moves it a little", "not distinguishable from luck", "no effect", "unknown".
[[nodiscard]] std::string_view word_for(InputVerdict verdict);
/// "REPLAYED" or "SIMULATED", by whoever's conduct the metric mainly depends on.
[[nodiscard]] std::string_view tag_of(const SensitivityReport& report, const MetricColumn& metric);

/// The title of the scenario, or of both.
[[nodiscard]] std::string title_of(const SensitivityReport& report);
/// "items_missed_share on list", of two scenarios with what is subtracted.
[[nodiscard]] std::string measure_of(const SensitivityReport& report, const MetricColumn& metric);
/// "1 to 10, written 3".
[[nodiscard]] std::string range_of(const SpaceAxis& axis);
/// "assumption: never published for India".
[[nodiscard]] std::string evidence_of(const SensitivityReport& report, const SpaceAxis& axis);

/// What was played, what was left out.
[[nodiscard]] std::vector<std::string> design_sentences(const SensitivityReport& report);
/// The measure as written and over the ranges, and how much of it luck is.
[[nodiscard]] std::vector<std::string> spread_sentences(const SensitivityReport& report,
                                                        const MetricSensitivity& metric);
/// Whether and where the comparison turns; nothing for a single scenario.
[[nodiscard]] std::vector<std::string> flip_sentences(const SensitivityReport& report, const MetricSensitivity& metric);
/// How to read the columns.
[[nodiscard]] std::vector<std::string> legend_sentences(const SensitivityReport& report);

/// Inputs with that verdict, in their order.
[[nodiscard]] std::vector<const InputSensitivity*> inputs_with(const MetricSensitivity& metric, InputVerdict verdict);

}  // namespace docket
