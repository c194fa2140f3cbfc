// Journals of runs in which everything that may happen does, in random order and often at the same instant.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/record.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket::test {

/// A well-formed journal of about `steps` happenings in the sources of measured_scenario(); times are multiples of half
/// an hour, so that ties with due times are common. Slots are used again.
std::vector<Record> random_journal(const Scenario& scenario, std::uint64_t seed, std::uint32_t steps);

}  // namespace docket::test
