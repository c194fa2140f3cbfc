// Whether a script can have happened as it is told: nothing is done to an order before it is served, nothing is made
// visible that is not dark, nobody climbs down a ladder. A run plays such acts without a word, so they are mistakes.
#pragma once

#include <vector>

#include "docket/scenario/scenario.hpp"
#include "scenario/reader.hpp"

namespace docket::scenario_detail {

struct ToldAct {
  const Act* act = nullptr;
  Node node;
};

/// REQUIRES: acts in the order in which they are played, without an error of their own; orders, regimes, authorities
/// and item groups that were read without errors.
void check_story(Reader& reader, const Scenario& scenario, const std::vector<ToldAct>& acts);

}  // namespace docket::scenario_detail
