// Preconditions on parameters, whose message is made at run time.
#pragma once

#include <optional>
#include <string>

#include "docket/core/check.hpp"

namespace docket::random_detail {

/// Throws Fault when there is a reason why not.
inline void demand(const std::string& what, const std::optional<std::string>& why_not) {
  if (why_not) {
    throw Fault("impossible parameters for " + what + ": " + *why_not);
  }
}

}  // namespace docket::random_detail
