// The cheapest plan that an oracle accepts, where a plan is a number of reviewers for each pool and more of them are
// taken to do no harm. Knows nothing of what is played.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace docket::experiment_detail {

using StaffPlan = std::vector<std::uint32_t>;

/// What the oracle says of a plan.
struct Trial {
  bool is_accepted = false;
  double risk = 0;       ///< how near it is to being refused: lower is better; only compared
  double delay = 0;      ///< how long work lay waiting; only compared
  bool is_known = true;  ///< false: some of what is asked was to be seen in no replication
};

using Oracle = std::function<Trial(const StaffPlan&)>;

struct PlanSpace {
  StaffPlan start;  ///< between least and most
  StaffPlan least;
  StaffPlan most;
  std::vector<double> prices;  ///< of one reviewer; above 0
};

struct FoundPlan {
  std::optional<StaffPlan> plan;  ///< none: not even `most_tried` was accepted
  StaffPlan needed;               ///< of each pool, beside plenty in the others; empty without a plan
  bool is_cheapest = false;       ///< each cheaper plan lacks what is needed, or is at most one that was refused
  StaffPlan most_tried;
  bool is_staff_useless = false;  ///< the last doubling changed next to nothing: neither risk nor delay
};

[[nodiscard]] double price_of(const StaffPlan& plan, const std::vector<double>& prices);

/// Asks the oracle about no more than some hundreds of plans, each once. What the oracle throws is thrown on.
/// No pool of the plan that is found can spare a reviewer: the oracle refused each of these plans.
FoundPlan cheapest_plan(const PlanSpace& space, const Oracle& oracle);

/// Asks about plans around `plan`, for a curve: one reviewer after the other is sent home where it does the least harm
/// for what it saves, and hired where it helps most for what it costs; `steps` of each, as far as bounds allow.
void walk_around(const StaffPlan& plan, const PlanSpace& space, const Oracle& oracle, int steps);

}  // namespace docket::experiment_detail
