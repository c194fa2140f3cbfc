#include "experiment/stopping_rule.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket::experiment_detail {
namespace {

std::size_t place_of(const PrecisionSpec& wanted, const MetricCatalogue& catalogue) {
  if (wanted.subject.empty()) {
    const auto first = catalogue.find_first(wanted.metric);
    ensure(first.has_value(), "precision is asked of a metric that is not measured");
    return *first;
  }
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    if (catalogue.info(place).name == wanted.metric && catalogue.info(place).subject == wanted.subject) {
      return place;
    }
  }
  throw Fault("precision is asked of a metric that is not measured on that subject");
}

}  // namespace

StoppingRule stopping_rule(const PrecisionSpec& wanted, std::uint32_t fewest, const MetricCatalogue& catalogue) {
  StoppingRule rule;
  rule.metric = place_of(wanted, catalogue);
  (wanted.is_relative ? rule.precision.relative : rule.precision.absolute) = wanted.half_width;
  rule.precision.fewest = std::max<std::uint64_t>(rule.precision.fewest, fewest);
  return rule;
}

}  // namespace docket::experiment_detail
