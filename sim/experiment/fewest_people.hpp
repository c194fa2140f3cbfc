// The fewest people that bring an open order in time; see Help.
#pragma once

#include <vector>

#include "experiment/opening_player.hpp"

namespace docket::experiment_detail {

/// None where nobody helps. A limit leaves a search unfinished: see the player's. `played`: the opening as it is.
std::vector<ExtraHands> fewest_people(OpeningPlayer& player, const OrderForecast& order, const OpenResults& played);

}  // namespace docket::experiment_detail
