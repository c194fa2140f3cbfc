// What is left of a time that was drawn before the run began, when all that is known is how long it has lasted.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"

namespace docket {

/// Visits beyond these belong to further attempts of the first ones; see make_purpose.
constexpr std::uint32_t visit_of_attempt(std::uint32_t visit, std::uint32_t attempt) {
  return visit + (attempt << 12U);
}

/// `draw(attempt)` gives a whole length; it is drawn until one is no shorter than what has passed, which leaves the law
/// of the rest. Where a thousand are shorter, the model does not know such lengths: then the rest is drawn like a new
/// whole.
template <class Draw>
Duration rest_of(Duration passed, Draw draw) {
  constexpr std::uint32_t kAttempts = 1000;
  for (std::uint32_t attempt = 0; attempt < kAttempts; ++attempt) {
    const Duration whole = draw(attempt);
    if (whole >= passed) {
      return whole - passed;
    }
  }
  return draw(kAttempts);
}

}  // namespace docket
