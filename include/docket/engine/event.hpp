// What the future event list holds. The engine knows when a thing happens, never what: a signal is read only by
// whoever scheduled it.
#pragma once

#include <compare>
#include <cstdint>

#include "docket/core/id.hpp"
#include "docket/core/time.hpp"

namespace docket {

/// Rank among the events of one instant: lower runs first. The names live with the owner of the model.
using Phase = std::uint8_t;

struct Signal {
  std::uint16_t kind = 0;
  std::uint32_t subject = 0;
  std::uint32_t detail = 0;

  auto operator<=>(const Signal&) const = default;
};

struct Event {
  Instant at;
  Phase phase = 0;
  Signal signal;

  auto operator<=>(const Event&) const = default;
};

/// Names one scheduled event for as long as it is pending, and nothing afterwards. Default-constructed: no event.
struct EventHandle {
  std::uint32_t slot = UINT32_MAX;
  std::uint32_t generation = 0;

  auto operator<=>(const EventHandle&) const = default;
};

using LeafId = Id<struct LeafTag>;

}  // namespace docket
