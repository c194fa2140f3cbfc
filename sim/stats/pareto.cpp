#include "docket/stats/pareto.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {

bool dominates(std::span<const double> a, std::span<const double> b) {
  ensure(a.size() == b.size(), "systems were given a different number of aims");
  bool is_better = false;
  for (std::size_t aim = 0; aim < a.size(); ++aim) {
    if (a[aim] > b[aim]) {
      return false;
    }
    is_better = is_better || a[aim] < b[aim];
  }
  return is_better;
}

std::vector<std::size_t> pareto_front(std::span<const std::vector<double>> systems) {
  std::vector<std::size_t> front;
  for (std::size_t i = 0; i < systems.size(); ++i) {
    if (std::ranges::none_of(systems, [&](const auto& other) { return dominates(other, systems[i]); })) {
      front.push_back(i);
    }
  }
  return front;
}

}  // namespace docket
