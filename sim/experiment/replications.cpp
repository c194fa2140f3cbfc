#include <algorithm>
#include <cmath>
#include <iterator>

#include "docket/experiment/replicate.hpp"

namespace docket {

std::vector<double> Replications::defined_values(std::size_t metric) const {
  std::vector<double> values;
  for (const RunResult& result : results) {
    if (!std::isnan(result.metrics[metric])) {
      values.push_back(result.metrics[metric]);
    }
  }
  return values;
}

Interval Replications::interval(std::size_t metric) const { return mean_interval(defined_values(metric)); }

}  // namespace docket
