// How outputs name single orders and items.
#pragma once

#include <cstdint>
#include <string>

#include "docket/scenario/scenario.hpp"

namespace docket {

/// The source's id; with "#" and the ordinal from 1 where the source may yield many: "reports#12".
[[nodiscard]] std::string order_name(const Scenario& scenario, SourceId source, std::uint64_t ordinal);

/// 16 hexadecimal digits: more than a number of JSON can hold.
[[nodiscard]] std::string item_name(std::uint64_t key);

}  // namespace docket
