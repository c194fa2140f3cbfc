// All that is known of one value: where it stands, what speaks for it, what it must keep to, what it can move.
#pragma once

#include <cstddef>
#include <string>

#include "docket/scenario/scenario.hpp"

namespace docket {

std::string value_story(const Scenario& scenario, const LedgerRow& row, std::size_t width);

}  // namespace docket
