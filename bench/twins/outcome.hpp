// What every way of playing a model reports, so that they can be held against each other.
#pragma once

#include <cstdint>

namespace docket::bench {

struct Outcome {
  std::uint64_t items = 0;  ///< that were finished
  double mean_sojourn_seconds = 0;
  double late_share = 0;  ///< of the finished; 0 in models without deadlines
};

}  // namespace docket::bench
