// The authority as a scenario describes it: how often it looks, when it climbs, what moves it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"
#include "docket/random/distribution.hpp"

namespace docket {

/// Items that the authority adds when a rung renews the direction.
struct AlsoCovers {
  std::string rung;  ///< id of a rung
  std::vector<GroupId> groups;
};

/// Climbing by chance: at each look, for each order with more than `outstanding_share_over` of its items outstanding.
struct EscalationSpec {
  double chance_per_look = 0;
  double outstanding_share_over = 0;
  std::vector<AlsoCovers> also_covers;
};

/// What the platform says or does that may move the authority. Nothing moves it unless a scenario says so.
enum class Trigger : std::uint8_t { remark, dialogue_asked, order_acknowledged, notice_acknowledged, status_update };

struct ReactionSpec {
  Trigger trigger = Trigger::remark;
  double chance_factor = 1;  ///< multiplies chance_per_look …
  Duration lasts;            ///< … for this long after the trigger
};

struct AuthoritySpec {
  std::string id;
  std::string title;
  std::optional<Duration> looks_every;       ///< unset: never looks
  std::optional<EscalationSpec> escalation;  ///< unset: passive
  std::optional<Distribution> clarifies;     ///< seconds until it answers a request for clarification; unset: never
  std::vector<ReactionSpec> reactions;
};

}  // namespace docket
