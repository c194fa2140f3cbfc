// How fast a scenario plays on this machine, and how much memory its items take.
//
// Speed is measured in rounds: the same replications again and again, first on one thread, then on several. The first
// round of each warms up and is not counted; what is reported of the others is their median and the fastest, which
// others who work on the machine can only make slower. Short replications are put together until a round is long enough
// to be timed; long ones are played at least twice on either number of threads.
//
// Memory is counted where it is allocated, so it holds all that an item brings with it: case, notes, its share of an
// order, its place in line, what is measured of it, and the room that tables keep for more. See ItemMemory for how it
// is weighed.
//
// No clock is read here: whoever asks brings the instruments, so that all but their readings can be tested.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "docket/experiment/replicate.hpp"

namespace docket {

struct Instruments {
  std::function<double()> seconds;             ///< of a clock that never goes back
  std::function<std::uint64_t()> memory;       ///< bytes that the process holds; 0: nobody knows
  std::function<std::uint64_t()> peak_memory;  ///< the most that the process held since `settle_memory`
  std::function<void()> settle_memory;         ///< gives back what is free, and forgets the peak
};

struct BenchmarkOptions {
  std::uint64_t seed = 0;
  std::uint32_t threads = 0;       ///< of the second measurement; 0: as many as the machine has. 1: there is none
  std::uint32_t replications = 0;  ///< in a round, for each thread; 0: as many as are long enough
  double seconds = 2;              ///< to measure for, on one and on several threads; whole rounds, at least one, and
                                   ///< five if they come in three times as long
  RunOptions run = {};
};

/// What was measured on some number of threads.
struct Speed {
  std::uint32_t threads = 1;
  std::uint32_t replications = 0;  ///< in each round: those from 0 on
  std::uint64_t items = 0;         ///< in each round
  std::uint64_t events = 0;        ///< in each round
  std::vector<double> rounds;      ///< seconds that each took; never empty
  std::uint64_t peak_memory = 0;   ///< bytes of the whole process; 0: nobody knows

  [[nodiscard]] double fastest_round() const;
  [[nodiscard]] double median_round() const;
};

/// Bytes for each item, NaN where too few items were there to tell, or nobody knows.
///
/// Waiting: the scenario is played with all reviewers gone, until 2^17 items came in and until half as many did; what
/// the second half of them added is shared out among them. Where fewer come, or not in time, the largest power of two
/// takes the place of 2^17, at which tables are full whatever the scenario's length. Live: what one replication as it
/// is holds more at its end than before it, shared out among the items that still live then: those that wait, are at
/// work, may still change or be looked at; with the room that tables keep for more, which is up to as much again.
struct ItemMemory {
  /// Fewer drown in what the rest of the process does with its memory.
  static constexpr std::uint64_t kFewestLiving = std::uint64_t{1} << 13U;
  static constexpr std::uint64_t kFewestWaiting = 2 * kFewestLiving;

  double waiting_bytes = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t waiting_items = 0;  ///< that waited in the end
  double live_bytes = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t live_items = 0;  ///< at the replication's end
};

struct Benchmark {
  std::vector<Speed> speeds;  ///< on one thread, then on several; fewer where a limit came first
  ItemMemory memory;
  Replications simulated;     ///< of the last round
  Limit limit = Limit::none;  ///< is_outside: it ended the measuring; else it cuts each replication
};

/// REQUIRES: all instruments.
Benchmark benchmark(const Scenario& scenario, const MetricCatalogue& catalogue, const BenchmarkOptions& options,
                    const Instruments& instruments);

}  // namespace docket
