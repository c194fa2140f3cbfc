// How many visits a platform's people can get through at most, by the traffic equations of capacity.hpp.
//
// The mix of the work, its routes and its handling times stay as they are, and only its amount grows until a pool is at
// work all of its time: then the pool and each of its stages do as many visits as they are offered now, divided by the
// pool's load. A run may do more: by work after the end of a shift, by haste, by luck with absences, because it ends
// before the longest work does, or at one stage of an overloaded pool at the cost of others.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/scenario.hpp"

namespace docket {

/// Visits an hour of a stage or pool, averaged over the run, closed hours included.
struct Ceiling {
  std::string subject;  ///< id of the stage or pool
  double offered_per_hour = 0;
  double most_per_hour = 0;  ///< infinite: reviewers without number, or nothing to do; 0: nobody is ever on duty
};

struct Ceilings {
  std::vector<Ceiling> stages;  ///< all, in the scenario's order
  std::vector<Ceiling> pools;   ///< all, in the scenario's order
  std::string first_full;       ///< the pool with the highest load; empty: no pool has any
  double highest_load = 0;      ///< its load: below 1 the amount of work could grow by 1 / load
};

/// Empty for a replayed platform. REQUIRES: see capacity.hpp. O(stages^3).
[[nodiscard]] Ceilings predicted_ceilings(const Scenario& scenario);

}  // namespace docket
