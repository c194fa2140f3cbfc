// The last responsible moment of an open order; see LastStart.
#pragma once

#include <optional>

#include "experiment/opening_player.hpp"

namespace docket::experiment_detail {

/// Nothing where it is too late. A limit leaves a search unfinished: see the player's. REQUIRES: the order is due, and
/// something of it waits for a start.
std::optional<Instant> last_start(OpeningPlayer& player, const OrderForecast& order);

}  // namespace docket::experiment_detail
