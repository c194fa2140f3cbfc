// Why a text is not what it should be, for the message that a person reads.
#pragma once

#include <string>
#include <utility>

namespace docket {

/// Parsers of text take a `TextFault*`; it is filled only when they fail, and may be null.
struct TextFault {
  std::string reason;  ///< a clause without a full stop: "the unit is missing"
  std::string hint;    ///< how to mend a common mistake: `write "36h"`; empty: none
};

inline void explain(TextFault* why, std::string reason, std::string hint = {}) {
  if (why != nullptr) {
    *why = {std::move(reason), std::move(hint)};
  }
}

}  // namespace docket
