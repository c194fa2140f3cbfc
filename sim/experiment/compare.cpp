#include "docket/experiment/compare.hpp"

#include <algorithm>

#include "docket/core/check.hpp"
#include "docket/stats/best_subset.hpp"
#include "docket/stats/holm.hpp"
#include "experiment/front.hpp"

namespace docket {
namespace {

struct Pair {
  std::size_t variant;
  std::size_t against;
};

std::vector<Pair> pairs_of(std::size_t variants, const std::optional<std::size_t>& baseline) {
  std::vector<Pair> pairs;
  for (std::size_t against = 0; against < variants; ++against) {
    const std::size_t first = baseline ? 0 : against + 1;
    for (std::size_t variant = first; variant < variants && (!baseline || against == *baseline); ++variant) {
      if (variant != against) {
        pairs.push_back({variant, against});
      }
    }
  }
  return pairs;
}

std::vector<std::size_t> ranking_metrics(const MeasuredVariants& measured) {
  std::vector<std::size_t> metrics;
  for (std::size_t metric = 0; metric < measured.metrics.size(); ++metric) {
    if (measured.metrics[metric].refusal.empty()) {
      metrics.push_back(metric);
    }
  }
  return metrics;
}

std::size_t replications_of(const MeasuredVariants& measured) {
  const auto known = std::ranges::find_if_not(measured.values, &ValuesOfMetric::empty);
  return known == measured.values.end() ? 0 : known->front().size();
}

Finding finding_of(const Difference& difference, double error) {
  if (!(difference.holm_p <= error)) {
    return Finding::no_difference_shown;
  }
  return difference.pair.difference.mean < 0 ? Finding::less : Finding::more;
}

std::vector<Difference> differences_of(const MeasuredVariants& measured, const std::vector<std::size_t>& metrics,
                                       const CompareOptions& options) {
  const std::vector<Pair> pairs = pairs_of(measured.variants.size(), options.baseline);
  const double error = 1 - options.confidence;
  const double each = 1 - error / static_cast<double>(std::max<std::size_t>(pairs.size() * metrics.size(), 1));
  std::vector<Difference> differences;
  std::vector<double> p_values;
  for (const std::size_t metric : metrics) {
    const ValuesOfMetric& values = measured.values[metric];
    for (const auto& [variant, against] : pairs) {
      differences.push_back({metric, variant, against, compare_pairs(values[variant], values[against], each)});
      p_values.push_back(differences.back().pair.p_value);
    }
  }
  const std::vector<double> adjusted = holm_adjusted(p_values);
  for (std::size_t i = 0; i < differences.size(); ++i) {
    differences[i].holm_p = adjusted[i];
    differences[i].finding = finding_of(differences[i], error);
  }
  return differences;
}

/// `of_each`: the confidence of each metric, with which all of them together have that of the answer.
RankedMetric ranked(const ValuesOfMetric& values, bool more_is_better, double confidence, double of_each) {
  RankedMetric metric;
  for (const std::vector<double>& of_variant : values) {
    metric.means.push_back(mean_interval(of_variant, confidence));
  }
  metric.could_be_best = best_subset(experiment_detail::with_less_as_better(values, more_is_better), of_each);
  return metric;
}

}  // namespace

Comparison compare(const MeasuredVariants& measured, const CompareOptions& options) {
  ensure(measured.variants.size() >= 2, "a comparison of fewer than two variants");
  const std::vector<std::size_t> metrics = ranking_metrics(measured);
  Comparison comparison{measured.variants, measured.metrics, options, replications_of(measured), {}, {}, {}};
  comparison.ranked.resize(measured.metrics.size());
  const double each = 1 - (1 - options.confidence) / static_cast<double>(std::max<std::size_t>(metrics.size(), 1));
  for (const std::size_t metric : metrics) {
    ensure(comparison.replications >= 2, "a comparison of fewer than two replications");
    comparison.ranked[metric] =
        ranked(measured.values[metric], measured.metrics[metric].more_is_better, options.confidence, each);
  }
  comparison.differences = differences_of(measured, metrics, options);
  if (metrics.size() >= 2) {
    comparison.front = experiment_detail::front_of(measured, metrics, options.confidence);
  }
  return comparison;
}

}  // namespace docket
