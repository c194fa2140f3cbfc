// Plays many points on all cores.
//
// A thread plays a point of its own as long as there is one, and then helps with the replications of those that are not
// finished: no core idles before the last replication. What is delivered of a point is the same for every number of
// threads; the order of points is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "docket/experiment/replicate.hpp"
#include "docket/experiment/shard.hpp"

namespace docket {

struct SweepProgress {
  std::uint64_t points = 0;  ///< finished, failed ones among them
  std::uint64_t of_points = 0;
  std::uint64_t replications = 0;  ///< played so far
};

/// What came of a point: results, or a failure. A point that a limit from outside cut short is not delivered
/// so.
struct PlayedPoint {
  std::size_t point = 0;
  std::string failure = {};                    ///< why it could not be played; empty: it was
  const Scenario* scenario = nullptr;          ///< null where it could not be read
  const MetricCatalogue* catalogue = nullptr;  ///< of the scenario
  Replications replications = {};              ///< none when it failed
  std::uint32_t in_all_shards = 0;             ///< replications that the point has, played here or elsewhere
};

/// Called from one thread at a time. What it throws ends the sweep and is thrown on.
using DeliverPoint = std::function<void(const PlayedPoint&)>;

struct SweepOptions {
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run = {};
  Shard shard = {};                                            ///< plays only these replications
  std::size_t of_points = 0;                                   ///< points of all shards together
  std::function<void(const SweepProgress&)> on_progress = {};  ///< called from one thread at a time
  // Of points whose number of replications is fixed beforehand; one that may end when it is precise is played anew.
  /// How many replications from `first` on are there already: they are not played again. From any thread.
  std::function<std::uint32_t(std::size_t point, std::uint32_t first)> played_before = {};
  DeliverPoint on_cut_short = {};  ///< takes the complete replications of a point that a limit from outside cut short
};

/// Reads the scenario of a point, whose seed, replications and precision count. Called from several threads at once.
using PreparePoint = std::function<Result<Scenario>(std::size_t point)>;
/// The limit from outside that ended it; none: all points were delivered. Neither a scenario that cannot be read nor a
/// Fault in a replication keeps other points from being played.
Limit sweep(std::span<const std::size_t> points, const PreparePoint& prepare, const DeliverPoint& deliver,
            const SweepOptions& options);

}  // namespace docket
