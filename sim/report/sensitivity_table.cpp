#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/sensitivity_words.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::string lines(const std::vector<std::string>& sentences, std::size_t indent, std::size_t width) {
  std::string text;
  for (const std::string& sentence : sentences) {
    text += wrapped(sentence, indent, width);
  }
  return text;
}

std::string index_figure(const Interval& index) { return index.count == 0 ? std::string() : percent_figure(index); }

std::string table_of(const SensitivityReport& report, const MetricSensitivity& metric, InputVerdict verdict,
                     const std::string& heading, std::size_t width) {
  TextTable table({heading, "moves it by", "in the direction", "differing by", "alone", "in all"});
  for (const InputSensitivity* input : inputs_with(metric, verdict)) {
    const SpaceAxis& axis = report.result.axes[input->axis];
    const EffectFigures effects = figures_of(input->effects);
    table.add({axis.name, effects.size, effects.signed_size, effects.deviation, index_figure(input->index.first),
               index_figure(input->index.total)});
    table.note(fmt::format("{}; {}", range_of(axis), evidence_of(report, axis)));
  }
  return table.empty() ? std::string() : table.render(width);
}

std::string names_of(const SensitivityReport& report, const MetricSensitivity& metric, InputVerdict verdict) {
  std::string names;
  for (const InputSensitivity* input : inputs_with(metric, verdict)) {
    names += (names.empty() ? "" : ", ") + report.result.axes[input->axis].name;
  }
  return names;
}

std::string block_of(const SensitivityReport& report, const MetricSensitivity& metric, std::size_t width) {
  std::string text =
      wrapped(fmt::format("{}  {}", measure_of(report, metric.metric), tag_of(report, metric.metric)), 0, width);
  text += lines(spread_sentences(report, metric), 2, width);
  if (const std::string flips = lines(flip_sentences(report, metric), 2, width); !flips.empty()) {
    text += "\nWhere the comparison turns\n" + flips;
  }
  text += "\n" + table_of(report, metric, InputVerdict::matters, "Matters", width);
  const bool is_known = inputs_with(metric, InputVerdict::unknown).size() < metric.inputs.size();
  text += is_known && inputs_with(metric, InputVerdict::matters).empty() ? "Nothing is shown to matter\n" : "";
  text += table_of(report, metric, InputVerdict::moves_little, "Moves it a little", width);
  text += table_of(report, metric, InputVerdict::not_distinguishable, "Not distinguishable from luck", width);
  if (const std::string names = names_of(report, metric, InputVerdict::no_effect); !names.empty()) {
    text += "No effect at all, in any run\n" + wrapped(names, 2, width);
  }
  if (const std::string names = names_of(report, metric, InputVerdict::unknown); !names.empty()) {
    text += "Unknown: it has no value wherever these were moved\n" + wrapped(names, 2, width);
  }
  return text;
}

}  // namespace

std::string sensitivity_table(const SensitivityReport& report, std::size_t width) {
  std::string text = wrapped(title_of(report), 0, width) + lines(design_sentences(report), 0, width);
  for (const MetricSensitivity& metric : report.result.metrics) {
    text += "\n" + block_of(report, metric, width);
  }
  return text + "\n" + lines(legend_sentences(report), 2, width);
}

}  // namespace docket
