// The whole story of an item on an order, and of an order, as far as the journal tells it.
//
// never() stands for "has not happened". Stories are closed when their item or order retires, or when the run ends;
// what is dark when it retires stays dark to the end.
#pragma once

#include <cstdint>
#include <optional>

#include "docket/core/time.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/ids.hpp"

namespace docket {

/// One item on one order. An item on two orders has two histories. An item that is visible when a second order names it
/// is open again for that order. For one that is dark then, the earlier decision and answer count from the second
/// order's service, and stand until the platform decides and answers anew.
struct ItemHistory {
  std::uint64_t key = 0;  ///< of the item: stable under every policy
  SourceId source;
  std::uint64_t order_ordinal = 0;  ///< of its order, within the source
  std::uint32_t position = 0;       ///< within its order
  RungId rung;                      ///< that made its order; none otherwise
  KindId kind;
  bool is_unlawful = false;      ///< truth
  bool is_first_listing = true;  ///< no earlier order listed the item
  Instant served_at;             ///< of the order
  Instant due_at = Instant::never();
  Instant decided_at = Instant::never();    ///< first final decision, taken
  std::optional<Decision> decision;         ///< that decision
  Instant in_effect_at = Instant::never();  ///< first dark, finally or provisionally
  Instant answered_at = Instant::never();
  Instant withdrawn_at = Instant::never();
  std::uint32_t provisional_decisions = 0;
  bool is_restored = false;  ///< by a reversal, at least once
  Instant closed_at = Instant::never();
  Visibility visibility = Visibility::visible;  ///< when closed
  Duration dark;                                ///< from service until closed

  [[nodiscard]] bool is_open() const { return answered_at.is_never() && withdrawn_at.is_never(); }
  /// REQUIRES end >= closed_at.
  [[nodiscard]] Duration dark_until(Instant end) const { return is_dark(visibility) ? dark + (end - closed_at) : dark; }
};

struct OrderHistory {
  SourceId source;
  std::uint64_t ordinal = 0;  ///< within its source
  RungId rung;                ///< that made it; none otherwise
  Instant served_at;
  std::uint32_t items = 0;
  Instant due_at;  ///< when the last of its items is due; never(): one of them never is
  Instant noticed_at = Instant::never();
  Instant acknowledged_at = Instant::never();
  Instant decided_at = Instant::never();        ///< all items finally decided
  Instant in_effect_at = Instant::never();      ///< all items dark at once, for the first time
  Instant visible_again_at = Instant::never();  ///< all items visible at once, for the first time after that
  Instant answered_at = Instant::never();       ///< all items answered
  Instant settled_at = Instant::never();        ///< all items answered or withdrawn
  std::uint32_t items_decided = 0;
  std::uint32_t items_answered = 0;
  std::uint32_t items_in_time = 0;  ///< answered by their due time
  std::uint32_t items_settled = 0;
  std::uint32_t rung_reached = 0;  ///< highest rung climbed for it, counted from 1; 0: none
  std::optional<std::uint32_t> outstanding_at_last_look;
  Instant closed_at = Instant::never();
};

}  // namespace docket
