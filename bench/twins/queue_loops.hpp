// The plain queue of theory, played by two loops that know nothing else: customers arrive at random, wait in one line
// and are served by one of several servers, all times exponential, 0.8 customers a second and server, 1 s of service.
#pragma once

#include <cstdint>

#include "twins/outcome.hpp"

namespace docket::bench {

inline constexpr double kQueueLoad = 0.8;

/// The fastest that could be written by hand; servers are 1 or 50.
Outcome play_queue_by_hand(std::uint32_t servers, std::uint64_t customers, std::uint64_t seed);

/// What a competent programmer writes in an afternoon: std::priority_queue, std::queue, std::mt19937_64.
Outcome play_queue_naively(std::uint32_t servers, std::uint64_t customers, std::uint64_t seed);

}  // namespace docket::bench
