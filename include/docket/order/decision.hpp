// What a platform may decide on an item, and what the public sees of it.
#pragma once

#include <cstdint>

namespace docket {

enum class Decision : std::uint8_t {
  withhold,           ///< dark in the regime's territory
  block,              ///< dark everywhere
  reject,             ///< the order is refused for this item
  ask_clarification,  ///< on hold until the authority answers
};

enum class Visibility : std::uint8_t { visible, withheld, blocked };

/// Dark: invisible in the regime's territory.
constexpr bool is_dark(Visibility visibility) { return visibility != Visibility::visible; }

/// What an item looks like once `decision` is in force.
constexpr Visibility visibility_under(Decision decision) {
  switch (decision) {
    case Decision::withhold:
      return Visibility::withheld;
    case Decision::block:
      return Visibility::blocked;
    case Decision::reject:
    case Decision::ask_clarification:
      break;
  }
  return Visibility::visible;
}

}  // namespace docket
