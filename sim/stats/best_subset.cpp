#include "docket/stats/best_subset.hpp"

#include "docket/core/check.hpp"
#include "docket/stats/paired.hpp"

namespace docket {
namespace {

/// One-sided: half of a two-sided p-value on the side where the mean lies.
bool is_shown_above(std::span<const double> a, std::span<const double> b, double error) {
  const PairedComparison pair = compare_pairs(a, b);
  return pair.difference.mean > 0 && pair.p_value / 2 <= error;
}

}  // namespace

std::vector<std::size_t> best_subset(std::span<const std::vector<double>> systems, double confidence) {
  ensure(!systems.empty() && systems.front().size() >= 2, "screening needs systems with two values each");
  ensure(confidence >= 0.5, "screening with a confidence below one half");
  const double error = (1 - confidence) / static_cast<double>(systems.size() - 1);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < systems.size(); ++i) {
    bool is_worse = false;
    for (std::size_t j = 0; j < systems.size() && !is_worse; ++j) {
      is_worse = i != j && is_shown_above(systems[i], systems[j], error);
    }
    if (!is_worse) {
      kept.push_back(i);
    }
  }
  return kept;
}

}  // namespace docket
