// Do several ways of playing a model play the same model? A ratio of their speeds says nothing otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "twins/outcome.hpp"

namespace docket::bench {

struct Player {
  std::string name;
  std::function<Outcome(std::uint32_t seed)> play;
};

/// Each plays a number of short runs with seeds of its own. Empty when their mean time in the system and their share of
/// late items differ by no more than chance does; else how they differ. Chance alone says so once in some ten thousand
/// times; the seeds are fixed, so that the answer is the same every time.
std::string disagreement(const std::vector<Player>& players);

}  // namespace docket::bench
