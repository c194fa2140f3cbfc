#include <algorithm>

#include "docket/report/compare_report.hpp"
#include "report/compare_words.hpp"
#include "report/metric_figure.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::string variants_table(const Comparison& comparison, std::size_t width) {
  TextTable table({"Variant", "", ""});
  table.align_left(1);
  table.let_last_column_flow();
  for (const Variant& variant : comparison.variants) {
    table.add({variant.name, variant.mode, variant.about});
  }
  return table.render(width);
}

std::string means_table(const Comparison& comparison, std::size_t metric, std::size_t width) {
  const RankedMetric& ranked = comparison.ranked[metric];
  TextTable table({comparison.metrics[metric].title, "mean", better_word(comparison.metrics[metric]), " "});
  table.align_left(2);
  table.align_left(3);
  for (std::size_t variant = 0; variant < comparison.variants.size(); ++variant) {
    const bool could_be_best = std::ranges::count(ranked.could_be_best, variant) > 0;
    table.add({comparison.variants[variant].name,
               metric_figure(comparison.metrics[metric].title, ranked.means[variant]),
               could_be_best ? "could be the best" : "not the best", comparison.variants[variant].mode});
  }
  return table.render(width);
}

std::string differences_table(const Comparison& comparison, std::size_t metric, std::size_t width) {
  TextTable table({"Difference", "from", "by", "p", "", " "});
  for (const std::size_t left : {1U, 4U, 5U}) {
    table.align_left(left);
  }
  for (const Difference& difference : differences_on(comparison, metric)) {
    const Variant& variant = comparison.variants[difference.variant];
    const Variant& against = comparison.variants[difference.against];
    table.add({variant.name, against.name,
               difference_figure(comparison.metrics[metric].title, difference.pair.difference),
               p_figure(difference.holm_p), finding_sentence(difference), joint_mode(variant, against)});
  }
  return table.render(width);
}

std::string front_table(const Comparison& comparison, std::size_t width) {
  TextTable table({"Front over these metrics", "", " "});
  table.align_left(1);
  table.align_left(2);
  for (std::size_t variant = 0; variant < comparison.front.size(); ++variant) {
    table.add({comparison.variants[variant].name, front_words(comparison, variant), comparison.variants[variant].mode});
  }
  return table.render(width) + "\n";
}

std::string metric_block(const Comparison& comparison, std::size_t metric, std::size_t width) {
  const ComparedMetric& compared = comparison.metrics[metric];
  if (!compared.refusal.empty()) {
    return wrapped(compared.title + " ranks nothing: " + compared.refusal, 0, width) + "\n";
  }
  return means_table(comparison, metric, width) + differences_table(comparison, metric, width) + "\n";
}

}  // namespace

std::string compare_table(const CompareReport& report, std::size_t width) {
  const Comparison& comparison = report.comparison;
  std::string text = wrapped(compare_heading(report), 0, width) + variants_table(comparison, width);
  for (const std::string& note : report.notes) {
    text += wrapped("left out: " + note, 2, width);
  }
  text += "\n";
  for (std::size_t metric = 0; metric < comparison.metrics.size(); ++metric) {
    text += metric_block(comparison, metric, width);
  }
  text += comparison.front.empty() ? "" : front_table(comparison, width);
  text += report.best ? wrapped(best_sentence(report), 0, width) + "\n" : "";
  return text + wrapped(compare_summary(comparison) + ".", 0, width) + wrapped(compare_legend(comparison), 2, width);
}

}  // namespace docket
