#include <fmt/core.h>

#include <algorithm>

#include "docket/report/compare_report.hpp"
#include "report/compare_words.hpp"
#include "report/markdown.hpp"
#include "report/metric_figure.hpp"

namespace docket {
namespace {

std::string variants_section(const Comparison& comparison) {
  std::string text = "| variant | what it is | conduct |\n|---|---|---|\n";
  for (const Variant& variant : comparison.variants) {
    text += fmt::format("| {} | {} | {} |\n", markdown_cell(variant.name), markdown_cell(variant.about), variant.mode);
  }
  return text;
}

std::string means_section(const Comparison& comparison, std::size_t metric) {
  const RankedMetric& ranked = comparison.ranked[metric];
  std::string text = "| variant | mean | could be the best | conduct |\n|---|---|---|---|\n";
  for (std::size_t variant = 0; variant < comparison.variants.size(); ++variant) {
    text += fmt::format("| {} | {} | {} | {} |\n", markdown_cell(comparison.variants[variant].name),
                        metric_figure(comparison.metrics[metric].title, ranked.means[variant]),
                        std::ranges::count(ranked.could_be_best, variant) > 0 ? "yes" : "no",
                        comparison.variants[variant].mode);
  }
  return text;
}

std::string differences_section(const Comparison& comparison, std::size_t metric) {
  std::string text = "| variant | from | by | p | finding | conduct |\n|---|---|---|---|---|---|\n";
  for (const Difference& difference : differences_on(comparison, metric)) {
    const Variant& variant = comparison.variants[difference.variant];
    const Variant& against = comparison.variants[difference.against];
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_cell(variant.name), markdown_cell(against.name),
                        difference_figure(comparison.metrics[metric].title, difference.pair.difference),
                        p_figure(difference.holm_p), finding_sentence(difference), joint_mode(variant, against));
  }
  return text;
}

std::string metric_section(const Comparison& comparison, std::size_t metric) {
  const ComparedMetric& compared = comparison.metrics[metric];
  const std::string heading = "## " + compared.title + "\n\n";
  if (!compared.refusal.empty()) {
    return heading + "Ranks nothing: " + compared.refusal + ".\n\n";
  }
  return heading + better_word(compared) + "\n\n" + means_section(comparison, metric) + "\n" +
         differences_section(comparison, metric) + "\n";
}

std::string front_section(const Comparison& comparison) {
  std::string text = "## Front over these metrics\n\n| variant | place | conduct |\n|---|---|---|\n";
  for (std::size_t variant = 0; variant < comparison.front.size(); ++variant) {
    text += fmt::format("| {} | {} | {} |\n", markdown_cell(comparison.variants[variant].name),
                        markdown_cell(front_words(comparison, variant)), comparison.variants[variant].mode);
  }
  return text + "\n";
}

}  // namespace

std::string compare_markdown(const CompareReport& report) {
  const Comparison& comparison = report.comparison;
  std::string text = "# Comparison\n\n" + compare_heading(report) + ". **" + compare_summary(comparison) + ".**\n\n" +
                     variants_section(comparison) + "\n";
  for (const std::string& note : report.notes) {
    text += "Left out: " + note + ".\n\n";
  }
  for (std::size_t metric = 0; metric < comparison.metrics.size(); ++metric) {
    text += metric_section(comparison, metric);
  }
  text += comparison.front.empty() ? "" : front_section(comparison);
  text += report.best ? "## Best\n\n" + best_sentence(report) + ".\n\n" : "";
  return text + compare_legend(comparison) + "\n";
}

}  // namespace docket
