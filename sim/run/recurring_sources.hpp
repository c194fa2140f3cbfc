// How many recurring sources a run has, for which the event list keeps leaves: a list made for more writes memory that
// nobody uses, in every replication.
#pragma once

#include <cstdint>

#include "docket/order/opening.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// At least 1. One too few costs time and nothing else: what has no leaf of the tree is kept with irregular events.
[[nodiscard]] std::uint32_t recurring_sources(const Scenario& scenario, const Opening* opening);

}  // namespace docket
