// Metrics as scenarios name them: by name and, where several things have it, by subject.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "docket/core/problem.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket::experiment_detail {

/// Place of a metric; empty when it is not measured, or not on that subject. Without a subject the first that has it.
std::optional<std::size_t> place_of(const std::string& name, const std::string& subject,
                                    const MetricCatalogue& catalogue);

struct NamedMetric {
  std::size_t place = 0;
  double factor = 1;  ///< its values times this are in the unit that the name asks for
};

/// The same, but what is measured in hours, or per hour, may be asked in seconds, and the other way round.
std::optional<NamedMetric> in_any_unit(const std::string& name, const std::string& subject,
                                       const MetricCatalogue& catalogue);

/// Why a metric was not found: an error at "metric" or "on" of the object at `pointer`, with the nearest word.
Problem why_unknown(const std::string& pointer, const std::string& name, const std::string& subject,
                    const MetricCatalogue& catalogue);

}  // namespace docket::experiment_detail
