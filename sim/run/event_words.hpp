// Events in words, for messages about runs that went wrong.
#pragma once

#include <string>

#include "docket/engine/event.hpp"
#include "docket/order/case_file.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// "2021-01-31T12:00:00+05:30 (12h after the start), phase "dispatch"".
[[nodiscard]] std::string time_and_phase(const Event& event, const Scenario& scenario);

/// What happens and to whom: "clarification asked (order first)". Entities have the names that tables give them.
[[nodiscard]] std::string words_for(const Event& event, const Scenario& scenario, const CaseFile& cases);

}  // namespace docket
