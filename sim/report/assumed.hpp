// What tables say of the assumptions below them.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/scenario.hpp"

namespace docket {

/// One sentence for each scripted act on the source whose share or time nobody has on record.
[[nodiscard]] std::vector<std::string> assumed_acts(const Scenario& scenario, SourceId source);

/// What is assumed of the truth about items, one clause for each different assumption, with the
/// lists and streams that it is made of; empty: nothing is.
[[nodiscard]] std::vector<std::string> assumed_truths(const Scenario& scenario);

}  // namespace docket
