// Replications on all cores: the same result for any number of threads.
#pragma once

#include <cstdint>
#include <functional>
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
  std::uint64_t seed = 0;
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run;
  std::function<void(const Progress&)> on_progress;  ///< called from one thread at a time
  std::function<bool()> should_stop;                 ///< asked between replications; true ends with what is done
};

/// Why no further replication was played.
enum class ReplicationsEnd : std::uint8_t { all_done, precise_enough, not_precise, interrupted };

/// Results in the order of replications, however many threads played them.
struct Replications {
  std::vector<RunResult> results;
  ReplicationsEnd end = ReplicationsEnd::all_done;

  /// Replications in which the metric is defined.
  [[nodiscard]] std::vector<double> defined_values(std::size_t metric) const;
  /// 95 % interval of the mean over replications in which the metric is defined.
  [[nodiscard]] Interval interval(std::size_t metric) const;
};

/// An error when the scenario wants the precision of a metric that is not measured, or not on that subject. `replicate`
/// takes it for a fault of its caller.
[[nodiscard]] Problems precision_problems(const Scenario& scenario, const MetricCatalogue& catalogue);

Replications replicate(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options);

}  // namespace docket
