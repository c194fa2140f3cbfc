// Which way out of a stage a draw chooses.
#pragma once

#include <cstddef>
#include <vector>

#include "docket/platform/platform_spec.hpp"

namespace docket {

/// REQUIRES 0 <= u < 1, and at least one route; the shares sum to 1. O(routes), without a jump that depends on u:
/// nobody can guess it.
inline const Route& route_at(const std::vector<Route>& routes, double u) {
  std::size_t chosen = 0;
  double cumulated = 0;
  for (std::size_t i = 0; i + 1 < routes.size(); ++i) {
    cumulated += routes[i].share;
    chosen += u >= cumulated ? 1U : 0U;
  }
  return routes[chosen];
}

}  // namespace docket
