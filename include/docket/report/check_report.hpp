// What `check` says of a scenario: its size, where its numbers come from, what load its plan predicts.
#pragma once

#include <cstddef>
#include <string>

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// What reading warned of, and what the plan's predicted load warns of.
[[nodiscard]] Problems check_warnings(const Scenario& scenario);

/// The same, and each value for which no evidence speaks.
[[nodiscard]] Problems strict_warnings(const Scenario& scenario);

/// For people: a few lines. `file` as the user named it.
[[nodiscard]] std::string check_text(const std::string& file, const Scenario& scenario, std::size_t width);

/// For programs: {"docket_check": 1, "file", "ok", "problems": [...], …}; of a good scenario the problems are
/// its `warnings`.
[[nodiscard]] std::string check_json(const std::string& file, const Result<Scenario>& scenario,
                                     Problems (*warnings)(const Scenario& scenario) = check_warnings);

}  // namespace docket
