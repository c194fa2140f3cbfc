// Which order or stream of a scenario an open order is like, and what it has from there.
#pragma once

#include <string>
#include <vector>

#include "docket/order/opening.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket::scenario_detail {

struct BacklogSource {
  OpenOrder like;  ///< without id, times and items
  StageId entry;
  const std::string* id = nullptr;
};

/// Order streams, orders and work streams, in this order. REQUIRES: the scenario outlives them.
std::vector<BacklogSource> backlog_sources(const Scenario& scenario);

}  // namespace docket::scenario_detail
