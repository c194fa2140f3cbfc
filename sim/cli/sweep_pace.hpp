// How fast a sweep goes, and how long it will take.
#pragma once

#include <chrono>
#include <string>

#include "docket/experiment/sweep.hpp"

namespace docket {

class SweepPace {
 public:
  /// Time counts from here.
  SweepPace() : began_(Clock::now()) {}

  /// ", 83 replications/s, 7 min left".
  [[nodiscard]] std::string tail(const SweepProgress& progress) const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point began_;
};

}  // namespace docket
