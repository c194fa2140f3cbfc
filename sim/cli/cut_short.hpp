// Says of stored results what limits left out of them.
#pragma once

#include <optional>

#include "cli/console.hpp"
#include "cli/limit_options.hpp"
#include "docket/experiment/result_store.hpp"

namespace docket {

/// How many runs were cut short, and what raises the limits that did it; `limits` are those with which they were
/// played, as far as they are known. Whether any were.
bool tell_cut_short(const ResultStore& store, const std::optional<Limits>& limits, const Console& console);

}  // namespace docket
