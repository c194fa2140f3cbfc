// Plays plans of reviewers until it is known of each whether it keeps its targets.
#pragma once

#include <cstdint>
#include <memory>

#include "docket/experiment/staff.hpp"
#include "experiment/plan_search.hpp"

namespace docket::experiment_detail {

/// Thrown where a limit ends it all.
struct StaffStopped {
  Limit limit = Limit::none;
};

struct Played {
  PlayedPlan plan;
  Trial trial;
  Replications replications;
};

/// Which replications a plan is played on, and how sure the verdict has to be.
struct PlayRange {
  std::uint32_t first = 0;
  double error = 0.05;  ///< chance of a wrong verdict on a plan
};

class PlanPlayer {
 public:
  /// REQUIRES: all outlive it.
  PlanPlayer(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options,
             const std::vector<StaffedPool>& pools);

  Played play(const StaffPlan& plan, const PlayRange& range);

 private:
  Scenario scenario_;  // whose reviewers change from plan to plan
  const MetricCatalogue& catalogue_;
  const StaffOptions& options_;
  const std::vector<StaffedPool>& pools_;
  std::uint64_t played_ = 0;  // plans
};

}  // namespace docket::experiment_detail
