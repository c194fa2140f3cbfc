// What may end a run before its scenario does.
#pragma once

#include <cstdint>

namespace docket {

enum class Limit : std::uint8_t {
  none,
  // The same in every run of the same replication …
  events,
  items,
  orders,
  standstill,  ///< no end of events at one instant
  // … and as the caller says.
  time,
  memory,
  interruption,
};

/// Another run of the same replication would end elsewhere.
constexpr bool is_outside(Limit limit) { return limit >= Limit::time; }

}  // namespace docket
