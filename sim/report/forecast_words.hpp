// Words that the reports of a forecast share.
#pragma once

#include <string>
#include <vector>

#include "docket/order/opening.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// "2 in reviewers, 1 in lawyers"; empty for nobody.
inline std::string people_text(const Scenario& scenario, const std::vector<ExtraHands>& hands) {
  std::string text;
  for (const ExtraHands& some : hands) {
    text += (text.empty() ? "" : ", ") + std::to_string(some.people) + " in " +
            scenario.platform.pools[some.pool.index()].id;
  }
  return text;
}

}  // namespace docket
