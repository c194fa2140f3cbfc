// Shards of a sweep, put together: what several result stores of one experiment hold becomes one.
#pragma once

#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/experiment/result_store.hpp"
#include "docket/experiment/shard.hpp"

namespace docket {

struct Merged {
  ResultStore store;
  std::vector<std::string> without_log;  ///< parts that may lack what is in a log (see ResultStore)
  std::vector<Shard> missing;  ///< shards that were not among them, where all are of one cut and the file is new
};

/// Brings all that `from` holds into the file `to`, which is made or, if it holds the same experiment, added to: all of
/// it or, with a problem, nothing. Neither the order of `from` nor how often something is among it makes a difference:
/// the same export comes of it as of one sweep that played all of this. A point of which replications are missing is
/// planned, and keeps those that are there.
///
/// Stores of different experiments are refused, and so is a replication that came out differently in two of them.
/// REQUIRES: `from` is not empty.
Result<Merged> merge_stores(const std::vector<std::string>& from, const std::string& to);

}  // namespace docket
