// Pages on the forms of values that every newcomer needs.
#pragma once

#include <vector>

#include "report/topic.hpp"

namespace docket {

/// Durations, instants, distributions.
[[nodiscard]] std::vector<Topic> value_topics();

}  // namespace docket
