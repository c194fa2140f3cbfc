// What queueing theory says of each pool before anything is played: where the search for a plan begins.
//
// The load of a pool is the work that the traffic equations bring it, in a reviewer's time on duty. Streams ask for the
// fewest servers of an M/M/c with that load in which a piece of work is finished within the deadline often enough, as
// if the pool were all that delays it (Erlang C); where that cannot be, or no deadline is known, in which it has to
// wait seldom enough, by the square-root rule. Where work gives up waiting it is as seldom by Erlang A. A written order
// asks for those who get through its work by its due time.
#pragma once

#include <vector>

#include "docket/experiment/staff.hpp"

namespace docket::experiment_detail {

/// The staffed pools with their load, theory's number within their range, hours and costs. `needed` stays 0.
std::vector<StaffedPool> staffed_pools(const Scenario& scenario, const StaffOptions& options);

/// In units of the mean work on one piece; infinite where there is none.
struct WaitLimits {
  double due = 0;
  double patience = 0;
};

/// The fewest servers with at most `missed` unfinished when due, by the rules above.
std::uint32_t fewest_servers(double load, const WaitLimits& limits, double missed);

}  // namespace docket::experiment_detail
