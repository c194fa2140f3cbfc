// Replications on all cores: the same result for any number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/metrics/catalogue.hpp"
#include "docket/run/run.hpp"
#include "docket/stats/interval.hpp"

namespace docket {

struct Progress {
  std::uint32_t done = 0;
  std::uint32_t planned = 0;  ///< the most that may be needed; a precision rule may end earlier
};

struct ReplicateOptions {
  std::uint32_t replications = 0;  ///< 0: as the scenario says, with its precision rule; else exactly so many
  /// At least 2: instead of replications, one long run in so many batches (see BatchMetrics); no precision is asked of
  /// it. REQUIRES, then: no_batches_because() is empty, and replications is 0.
  std::uint32_t batches = 0;
  std::uint64_t seed = 0;
  std::uint32_t threads = 0;                         ///< 0: as many as the machine has
  RunOptions run;                                    ///< its should_stop is asked between replications too
  std::function<void(const Progress&)> on_progress;  ///< called from one thread at a time
};

/// Why no further replication was played.
enum class ReplicationsEnd : std::uint8_t { all_done, precise_enough, not_precise, interrupted };

/// Results in the order of replications, however many threads played them. They are the same for every number of
/// threads unless the limit is_outside: such a limit leaves the complete replications up to it or, where there is none,
/// the first as far as it came; nothing at all when memory gave out in the middle of an event. A standstill ends the
/// replications too, for the next ones would stand still as well.
struct Replications {
  std::vector<RunResult> results;
  ReplicationsEnd end = ReplicationsEnd::all_done;
  Limit limit = Limit::none;  ///< the first that was met; any makes the result a partial one
  std::uint32_t planned = 0;  ///< the most that might have been played
  bool are_batches = false;   ///< parts of one long run, whose intervals are batch means

  /// Replications in which the metric is defined.
  [[nodiscard]] std::vector<double> defined_values(std::size_t metric) const;
  /// 95 % interval of the mean over replications in which the metric is defined.
  [[nodiscard]] Interval interval(std::size_t metric) const;
};

/// An error for each metric that the scenario names, in its precision or in what it expects, and that is not measured,
/// or not on that subject. `replicate` and `verify` take such a scenario for a fault of their caller.
[[nodiscard]] Problems metric_problems(const Scenario& scenario, const MetricCatalogue& catalogue);

/// Why a scenario cannot be played in batches: it has no horizon, or ends for other reasons before. Empty: it can.
[[nodiscard]] std::string no_batches_because(const Scenario& scenario);

Replications replicate(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options);

}  // namespace docket
