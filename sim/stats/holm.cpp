#include "docket/stats/holm.hpp"

#include <algorithm>
#include <numeric>

#include "docket/core/check.hpp"

namespace docket {

std::vector<double> holm_adjusted(std::span<const double> p_values) {
  ensure(std::ranges::all_of(p_values, [](double p) { return p >= 0 && p <= 1; }), "a p-value lies outside of [0, 1]");
  std::vector<std::size_t> ascending(p_values.size());
  std::iota(ascending.begin(), ascending.end(), std::size_t{0});
  std::ranges::stable_sort(ascending, {}, [&](std::size_t test) { return p_values[test]; });
  std::vector<double> adjusted(p_values.size());
  double greatest = 0;
  for (std::size_t rank = 0; rank < ascending.size(); ++rank) {
    const auto left = static_cast<double>(ascending.size() - rank);
    greatest = std::max(greatest, std::min(1.0, left * p_values[ascending[rank]]));
    adjusted[ascending[rank]] = greatest;
  }
  return adjusted;
}

}  // namespace docket
