// Plays plans of reviewers until it is known of each whether it keeps its targets.
#pragma once

#include <cmath>
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

/// Proofs share what may be wrong: the first, numbered 1, takes half of it, each other half of the one before.
inline double error_of_proof(double confidence, int proof) { return std::ldexp(1 - confidence, -proof); }

/// The fewest replications by which a plan can be shown to keep a share, if nothing goes wrong in any of them. Of what
/// is no share 0.
std::uint64_t fewest_to_prove(const StaffTarget& target, const MetricCatalogue& catalogue, double error);

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
