// Which way out of a stage a draw chooses.
#pragma once

#include <vector>

#include "docket/platform/platform_spec.hpp"

namespace docket {

/// REQUIRES 0 <= u < 1, and at least one route; the shares sum to 1.
inline const Route& route_at(const std::vector<Route>& routes, double u) {
  double cumulated = 0;
  for (const Route& route : routes) {
    cumulated += route.share;
    if (u < cumulated) {
      return route;
    }
  }
  return routes.back();
}

}  // namespace docket
