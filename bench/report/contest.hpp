// Programs that do the same work, timed against each other.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace docket::bench {

struct Contestant {
  std::string name;
  std::function<void(std::uint32_t repetition)> play;
};

/// The least CPU time of each over the repetitions, in seconds. They take turns, so that a machine which grows slower
/// or faster on the way treats all alike, and each plays once before the first turn.
std::vector<double> least_cpu_seconds(const std::vector<Contestant>& contestants, std::uint32_t repetitions);

}  // namespace docket::bench
