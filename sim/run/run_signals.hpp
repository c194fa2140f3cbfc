// What the run's own events mean. Numbers from 0x200 belong to it.
#pragma once

#include <cstdint>

#include "docket/engine/event.hpp"

namespace docket {

enum class RunSignal : std::uint16_t {
  act = 0x200,  // place in the script
  sample,
  end,
  // Messages under way, from the authority to the platform …
  order_served,         // order
  notice_served,        // order, rung
  clarification_given,  // order, item
  ladder_ended,         // order
  // … and from the platform to the authority.
  order_acknowledged,   // order
  notice_acknowledged,  // order, rung
  clarification_asked,  // order, item
  dialogue_asked,       // order
  status_sent,          // order
  remarked,
  // What was open before the run begins.
  begin,
  hold_ends,  // place among the opening's orders
};

constexpr Signal signal(RunSignal kind, std::uint32_t subject = 0, std::uint32_t detail = 0) {
  return {static_cast<std::uint16_t>(kind), subject, detail};
}

/// Which actor an event belongs to: the high byte of its signal's kind. Those of jobs: see is_of_jobs().
constexpr std::uint16_t owner_of(const Event& event) { return event.signal.kind >> 8U; }
inline constexpr std::uint16_t kPlatformOwns = 0;
inline constexpr std::uint16_t kAuthorityOwns = 1;

}  // namespace docket
