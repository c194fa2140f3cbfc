// After how many replications a sequence of them is looked at.
#pragma once

#include <cstdint>
#include <vector>

namespace docket::experiment_detail {

/// From `fewest` to `most`, each a third more than the one before; at least one.
std::vector<std::uint64_t> looks_between(std::uint64_t fewest, std::uint64_t most);

}  // namespace docket::experiment_detail
