#include "experiment/front.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "docket/stats/pareto.hpp"

namespace docket::experiment_detail {
namespace {

class Front {
 public:
  Front(const MeasuredVariants& measured, const std::vector<std::size_t>& metrics, double confidence)
      : means_(measured.variants.size()) {
    for (const std::size_t metric : metrics) {
      values_.push_back(with_less_as_better(measured.values[metric], measured.metrics[metric].more_is_better));
      for (std::size_t variant = 0; variant < means_.size(); ++variant) {
        means_[variant].push_back(mean_interval(values_.back()[variant]).mean);
      }
    }
    const double pairs = static_cast<double>(means_.size() * (means_.size() - 1)) / 2;
    error_ = (1 - confidence) / (pairs * static_cast<double>(metrics.size()));
  }

  /// Of those on the front that dominate it, one of which that is shown, if there is such a one.
  [[nodiscard]] FrontPlace place_of(std::size_t variant, const std::vector<std::size_t>& front) const {
    FrontPlace place;
    for (const std::size_t other : front) {
      if (place.is_shown || !dominates(means_[other], means_[variant])) {
        continue;
      }
      place.is_shown = is_shown_to_dominate(other, variant);
      place.dominated_by = place.is_shown || !place.dominated_by ? other : *place.dominated_by;
    }
    return place;
  }
  [[nodiscard]] std::vector<FrontPlace> places() const {
    const std::vector<std::size_t> front = pareto_front(means_);
    std::vector<FrontPlace> all;
    for (std::size_t variant = 0; variant < means_.size(); ++variant) {
      all.push_back(place_of(variant, front));
    }
    return all;
  }

 private:
  [[nodiscard]] bool is_shown_to_dominate(std::size_t better, std::size_t worse) const {
    bool is_better_anywhere = false;
    for (const ValuesOfMetric& values : values_) {
      const PairedComparison pair = compare_pairs(values[better], values[worse]);
      const bool is_better = pair.difference.mean < 0 && pair.p_value <= error_;
      if (!is_better && !pair.is_equal()) {
        return false;
      }
      is_better_anywhere = is_better_anywhere || is_better;
    }
    return is_better_anywhere;
  }

  std::vector<std::vector<double>> means_;  // by variant, then metric
  std::vector<ValuesOfMetric> values_;
  double error_ = 0;  // of each statement
};

}  // namespace

ValuesOfMetric with_less_as_better(const ValuesOfMetric& values, bool more_is_better) {
  ValuesOfMetric turned = values;
  if (more_is_better) {
    for (std::vector<double>& of_variant : turned) {
      std::ranges::transform(of_variant, of_variant.begin(), std::negate<>());
    }
  }
  return turned;
}

std::vector<FrontPlace> front_of(const MeasuredVariants& measured, const std::vector<std::size_t>& metrics,
                                 double confidence) {
  return Front(measured, metrics, confidence).places();
}

}  // namespace docket::experiment_detail
