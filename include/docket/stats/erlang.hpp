// Queues of theory from which staffing starts: Poisson arrivals, exponential work, some servers, one line.
//
// Load is the mean work that arrives in the mean time of one piece of work (Erlangs): so many servers would be at work
// all of their time. Times are in units of the mean work on one piece.
#pragma once

#include <cstdint>

namespace docket {

/// Share of arrivals that have to wait in M/M/c (Erlang 1917); 1 where the servers cannot keep up. O(servers).
/// REQUIRES: load >= 0 and finite.
[[nodiscard]] double erlang_c(std::uint32_t servers, double load);

/// Share of arrivals in M/M/c that wait longer than `time`; 1 where the servers cannot keep up.
[[nodiscard]] double wait_tail(std::uint32_t servers, double load, double time);

/// Share of arrivals in M/M/c that are not finished `time` after they came.
[[nodiscard]] double sojourn_tail(std::uint32_t servers, double load, double time);

/// Share of arrivals that have to wait in M/M/c+M (Erlang A; Palm 1957), where who waits leaves after an exponential
/// patience of mean `patience`. Servers never fall behind for good. REQUIRES: patience > 0. O(servers + the longest
/// line that matters).
[[nodiscard]] double erlang_a(std::uint32_t servers, double load, double patience);

/// The square-root rule (Halfin and Whitt 1981): load + beta sqrt(load), rounded up, where a share `waits` of the
/// arrivals to a large system has to wait. REQUIRES: 0 < waits < 1. At least 1.
[[nodiscard]] std::uint32_t square_root_servers(double load, double waits);

}  // namespace docket
