#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/markdown.hpp"
#include "report/sensitivity_words.hpp"

namespace docket {
namespace {

std::string bullets(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    text += "- " + sentence + "\n";
  }
  return text;
}

std::string row(const SensitivityReport& report, const InputSensitivity& input) {
  const SpaceAxis& axis = report.result.axes[input.axis];
  const EffectFigures effects = figures_of(input.effects);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown_code(axis.name),
                     word_for(input.verdict), effects.size, effects.signed_size, effects.deviation,
                     percent_figure(input.index.first), percent_figure(input.index.total),
                     markdown_cell(range_of(axis)), markdown_cell(evidence_of(report, axis)));
}

std::string section(const SensitivityReport& report, const MetricSensitivity& metric) {
  std::string text = fmt::format("## {} ({})\n\n", measure_of(report, metric.metric), tag_of(report, metric.metric));
  text += bullets(spread_sentences(report, metric));
  if (metric.flips) {
    text += "\n### Where the comparison turns\n\n" + bullets(flip_sentences(report, metric));
  }
  text +=
      "\n| value | verdict | moves it by | in the direction | differing by | alone | in all | range | evidence |\n"
      "|---|---|---|---|---|---|---|---|---|\n";
  for (const InputSensitivity& input : metric.inputs) {
    text += row(report, input);
  }
  return text;
}

}  // namespace

std::string sensitivity_markdown(const SensitivityReport& report) {
  std::string text = fmt::format("# {}\n\n{}", title_of(report), bullets(design_sentences(report)));
  for (const MetricSensitivity& metric : report.result.metrics) {
    text += "\n" + section(report, metric);
  }
  return text + "\n" + bullets(legend_sentences(report));
}

}  // namespace docket
