// How much a reader takes in before it refuses: input that is no mistake, but more than anybody is likely to mean.
#pragma once

#include <cstdint>
#include <string>

#include "docket/order/case_file.hpp"

namespace docket {

struct ReadLimit {
  std::uint64_t most = 0;
  std::string raised_by = {};  ///< what the user may change to raise it, such as "--max-items"; problems say it
};

/// "--max-items raises the limit", the hint of a problem; empty when nothing does.
[[nodiscard]] inline std::string how_to_raise(const ReadLimit& limit) {
  return limit.raised_by.empty() ? std::string() : limit.raised_by + " raises the limit";
}

/// Whatever lies above one of these is a Problem where it is written.
struct ReadLimits {
  ReadLimit nesting{1'000};               ///< levels of a JSON file; every level costs stack, so keep it below 10,000
  ReadLimit items{CaseLimits{}.items};    ///< that item groups and traces list together
  ReadLimit orders{CaseLimits{}.orders};  ///< that are written or stand in traces, together
  ReadLimit replications{1'000'000};      ///< that the scenario asks for
};

}  // namespace docket
