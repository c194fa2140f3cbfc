// Ties are law: what happens first when several things happen at one instant.
//
// A reviewer who finishes at the instant of a deadline was in time, so work is finished and decisions are applied
// before deadlines are checked; free reviewers choose only when all that arrives at the instant is known; the
// authority looks at what is then public; samples see the instant's final state.
#pragma once

#include <array>
#include <string_view>

#include "docket/engine/event.hpp"

namespace docket::phase {

inline constexpr Phase kStageFinished = 0;
inline constexpr Phase kDecisionApplied = 1;
inline constexpr Phase kArrival = 2;  ///< arrivals, messages, scripted acts
inline constexpr Phase kShiftChange = 3;
inline constexpr Phase kDispatch = 4;
inline constexpr Phase kDeadlineCheck = 5;
inline constexpr Phase kAuthorityLooks = 6;
inline constexpr Phase kSample = 7;
inline constexpr Phase kHorizon = 8;

inline constexpr std::array<std::string_view, 9> kNames = {"stage finished",  "decision applied", "arrival",
                                                           "shift change",    "dispatch",         "deadline check",
                                                           "authority looks", "sample",           "horizon"};

}  // namespace docket::phase
