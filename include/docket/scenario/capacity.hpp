// What a platform's people are asked to do against what they can, predicted before anything is played.
//
// Visits to the stages solve the traffic equations of open queueing networks (Jackson 1957),
//
//   visits_j = entering_j + sum over i of visits_i * share(i -> j),
//
// exactly, loops included; a stage for whole orders is visited once by each order on its way. Work is visits times the
// mean handling time. In a run with an end (`ends_at`) it is what arrives until then; a run without one has no whole,
// so there everything is per hour of the long run, in which written orders weigh nothing. For streams into an open pool
// the load is then the utilisation rho of queueing theory.
//
// Counted: orders that are served within the run, with each item once however many orders name it; streams by
// the integrals of their rates and their mean sizes (rounding of sizes is not followed beyond the least, 1); rows of a
// trace.
// Not counted, because only a run can tell: clarifications, orders that are rejected as a whole or made by a rung,
// items reviewed again or given up, haste, work that is begun again after an interruption. Nothing is predicted of a
// replayed platform: all lists are empty.
//
// REQUIRES, for all functions: a scenario that read_scenario gave, or one as sound: work that enters can always end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/core/time.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

struct StageLoad {
  std::string stage;
  double visits = 0;      ///< expected in the run, or per hour
  double work_hours = 0;  ///< infinite where the mean handling time is
};

struct PoolLoad {
  std::string pool;
  double offered_hours = 0;    ///< of work, in the run or per hour
  double scheduled_hours = 0;  ///< reviewers * (1 - absence) * open hours; infinite for unlimited reviewers
  double load = 0;             ///< offered / scheduled; 0 for unlimited reviewers; infinite without a scheduled hour
  /// Where rates of arrival change with time: work of streams that comes in an hour when all of them are at their
  /// highest, over reviewers * (1 - absence). Above 1 the queue grows then, even with everybody on duty.
  std::optional<double> peak_load = {};
};

/// One written order as if it had everybody to itself: with a load above 1 it cannot be expected in time, whoever goes
/// first. Overtime (work that is finished after the shift) is not counted.
struct OrderLoad {
  std::string order;
  Instant served_at;
  Instant until;                ///< due under the platform's reading, or the run's end if that comes first
  std::vector<PoolLoad> pools;  ///< those with work on it; scheduled from `served_at` to `until`
};

/// All stages, in the scenario's order. O(stages^3).
[[nodiscard]] std::vector<StageLoad> predicted_visits(const Scenario& scenario);

/// All pools, in the scenario's order.
[[nodiscard]] std::vector<PoolLoad> predicted_loads(const Scenario& scenario);

/// The written orders that are served within the run, in the scenario's order.
[[nodiscard]] std::vector<OrderLoad> predicted_order_loads(const Scenario& scenario);

/// One warning for each pool with a load of 1 or more. Pools without reviewers are left out: the reader warns of their
/// stages. Problems have pointers and no places.
[[nodiscard]] Problems capacity_warnings(const Scenario& scenario);

}  // namespace docket
