// The work queue behind replicate(): plays numbered replications on threads and folds them in their own order.
#pragma once

#include <cstdint>
#include <functional>

#include "docket/experiment/replicate.hpp"

namespace docket::experiment_detail {

struct Plan {
  std::uint32_t replications = 1;  ///< the most to be played
  std::uint32_t threads = 0;       ///< 0: as many as the machine has
  /// Asked once of each complete replication, in their order and from one thread at a time: true ends them.
  std::function<bool(const RunResult&)> is_enough;
  std::function<void(const Progress&)> on_progress;
  std::function<Limit()> should_stop;
};

/// Plays one replication; called from several threads at once.
using Play = std::function<RunResult(std::uint32_t replication)>;

/// The result depends on `plan` and `play` alone, never on the threads: replications are handed out in order, judged in
/// order, and what was played beyond the last one needed is dropped. What a replication throws is thrown on, of several
/// replications that of the lowest; a lack of memory is a limit instead.
Replications play_all(const Plan& plan, const Play& play);

}  // namespace docket::experiment_detail
