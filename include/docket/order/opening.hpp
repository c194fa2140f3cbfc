// How a run begins in the middle of things: when, with what on the desks, and who helps out.
//
// Without an opening a run begins at the scenario's start with empty desks. With one, nothing of the scenario happens
// before `at`; arrivals, shifts and looks go on from there as their clocks say, and what is open by then is told here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/item_mix.hpp"
#include "docket/order/source.hpp"

namespace docket {

enum class OpenState : std::uint8_t {
  unnoticed,  ///< its order was served, but nobody has looked into the channel yet
  waiting,    ///< in the line of a stage
  in_review,  ///< in a reviewer's hands
  on_hold,    ///< the authority was asked and has not answered
  decided,    ///< finally; the decision is not in force yet
};

struct OpenItem {
  OpenState state = OpenState::waiting;
  StageId stage;                                ///< none where the state is unnoticed or decided
  Instant since;                                ///< when it came into this state
  KindId kind;                                  ///< none: drawn from the order's mix
  Decision decision = Decision::withhold;       ///< used by decided
  Visibility visibility = Visibility::visible;  ///< what the public sees of it
};

/// An order, or a batch of a work stream, that was served before the run begins. What is drawn about it has the address
/// of its id, so the same open order has the same luck beside others.
struct OpenOrder {
  std::string id;
  SourceId source;   ///< whose orders are like it
  AuthorityId from;  ///< none for batches
  RegimeId regime;   ///< none for batches
  ChannelId channel;
  std::int32_t priority = 1;
  double priority_per_hour = 1;
  OrderTruthSpec truth;
  ItemMix mix;  ///< shares only
  Instant served_at;
  std::optional<Instant> due_at;  ///< unset: as the regime or the stream says
  std::vector<OpenItem> items;    ///< those that are open; at a per-order stage all stand alike
  bool comes_first = false;       ///< at every stage, before all that wait
  Instant held_until;             ///< until then nobody takes up what waits or is unnoticed
};

/// People who serve a pool beside its reviewers, from the opening on and whatever the shift.
struct ExtraHands {
  PoolId pool;
  std::uint32_t people = 0;
  Instant until;
};

struct Opening {
  Instant at;
  std::vector<OpenOrder> orders;  ///< by instant of service; ids differ
  std::vector<ExtraHands> hands;  ///< one for a pool at most
};

}  // namespace docket
