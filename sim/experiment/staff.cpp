#include "docket/experiment/staff.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "docket/core/check.hpp"
#include "experiment/plan_player.hpp"
#include "experiment/plan_search.hpp"
#include "experiment/staff_theory.hpp"

namespace docket {
namespace {

using experiment_detail::FoundPlan;
using experiment_detail::PlanPlayer;
using experiment_detail::PlanSpace;
using experiment_detail::Played;
using experiment_detail::StaffPlan;
using experiment_detail::StaffStopped;
using experiment_detail::Trial;

constexpr int kMostProofs = 5;
constexpr int kCurveSteps = 3;
constexpr std::uint32_t kRelief = 16;  // so many times a bound is as good as none

/// The currency of all costs; empty where they are not all known in one.
std::string joint_currency(const Scenario& scenario, const std::vector<StaffedPool>& pools) {
  std::string currency;
  for (const StaffedPool& pool : pools) {
    const auto& cost = scenario.platform.pools[pool.pool.index()].cost_per_hour;
    if (!cost || (!currency.empty() && cost->currency != currency)) {
      return {};
    }
    currency = cost->currency;
  }
  return currency;
}

std::vector<double> prices_of(const std::vector<StaffedPool>& pools, const std::string& currency) {
  constexpr double kNearlyNothing = 1e-6;  // who costs nothing is still not added for nothing
  std::vector<double> prices;
  for (const StaffedPool& pool : pools) {
    prices.push_back(currency.empty() ? 1 : std::max(*pool.cost, kNearlyNothing));
  }
  return prices;
}

class Staffing {
 public:
  Staffing(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options)
      : options_(options) {
    result_.pools = experiment_detail::staffed_pools(scenario, options);
    result_.currency = joint_currency(scenario, result_.pools);
    space_.prices = prices_of(result_.pools, result_.currency);
    for (const StaffedPool& pool : result_.pools) {
      space_.start.push_back(pool.theory);
      space_.least.push_back(options.ranges[pool.pool.index()]->least);
      space_.most.push_back(options.ranges[pool.pool.index()]->most);
    }
    player_.emplace(scenario, catalogue, options, result_.pools);
  }

  StaffResult run() {
    try {
      search_and_prove();
    } catch (const StaffStopped& stopped) {
      result_.end = StaffEnd::limit;
      result_.limit = stopped.limit;
    }
    write_tried();
    return std::move(result_);
  }

 private:
  void search_and_prove() {
    for (int proof = 1; proof <= kMostProofs; ++proof) {
      const FoundPlan found = experiment_detail::cheapest_plan(space_, [this](const StaffPlan& p) { return ask(p); });
      if (!found.plan) {
        give_up(found);
        return;
      }
      note(found);
      if (prove(*found.plan, proof)) {
        const bool is_affordable = !options_.budget || result_.answer->price <= *options_.budget;
        result_.end = is_affordable ? StaffEnd::found : StaffEnd::over_budget;
        try_as_written();
        experiment_detail::walk_around(
            *found.plan, space_, [this](const StaffPlan& p) { return ask(p); }, kCurveSteps);
        return;
      }
    }
    result_.end = StaffEnd::not_proved;
  }

  /// The oracle of the search; what a proof found of a plan stands above what the search saw.
  Trial ask(const StaffPlan& plan) {
    auto known = searched_.find(plan);
    if (known == searched_.end()) {
      Played played = player_->play(plan, {0, 1 - options_.confidence});
      played.replications = {};
      known = searched_.emplace(plan, std::move(played)).first;
    }
    Trial trial = known->second.trial;
    const auto overruled = overruled_.find(plan);
    trial.is_accepted = overruled == overruled_.end() ? trial.is_accepted : overruled->second;
    return trial;
  }

  /// For the curve: what is there today.
  void try_as_written() {
    StaffPlan plan;
    for (const StaffedPool& pool : result_.pools) {
      plan.push_back(pool.as_written);
    }
    (void)ask(plan);
  }

  void note(const FoundPlan& found) {
    result_.is_cheapest = found.is_cheapest;
    for (std::size_t i = 0; i < result_.pools.size(); ++i) {
      result_.pools[i].needed = found.needed[i];
    }
  }

  /// Whether the plan holds on other replications, and none with one fewer does.
  bool prove(const StaffPlan& plan, int proof) {
    const double error = experiment_detail::error_of_proof(options_.confidence, proof);
    const experiment_detail::PlayRange fresh{options_.most_replications, error};
    ++result_.proofs;
    Played played = player_->play(plan, fresh);
    result_.answer = priced(std::move(played.plan));
    result_.proof = std::move(played.replications);
    result_.one_fewer.assign(plan.size(), std::nullopt);
    if (result_.answer->verdict != StaffVerdict::keeps) {
      overruled_[plan] = false;
      return false;
    }
    for (std::size_t i = 0; i < plan.size(); ++i) {
      if (plan[i] > space_.least[i]) {
        StaffPlan fewer = plan;
        --fewer[i];
        result_.one_fewer[i] = priced(player_->play(fewer, fresh).plan);
        if (result_.one_fewer[i]->verdict == StaffVerdict::keeps) {
          overruled_[fewer] = true;
          return false;
        }
      }
    }
    return true;
  }

  void give_up(const FoundPlan& found) {
    result_.most = found.most_tried;
    result_.answer.reset();
    result_.one_fewer.clear();
    if (searched_.at(found.most_tried).plan.verdict != StaffVerdict::breaks) {
      result_.end = StaffEnd::undecided;  // what is not shown to keep a promise need not break it
      return;
    }
    result_.end = StaffEnd::never_kept;
    result_.is_staff_useless = found.is_staff_useless;
    find_bottleneck(found);
  }

  void find_bottleneck(const FoundPlan& found) {
    for (std::size_t i = 0; i < found.most_tried.size(); ++i) {
      StaffPlan relieved = found.most_tried;
      relieved[i] = std::max(relieved[i], 1U) * kRelief;
      if (found.most_tried[i] == space_.most[i] && ask(relieved).is_accepted) {
        result_.bottleneck = i;
        return;
      }
    }
  }

  [[nodiscard]] PlayedPlan priced(PlayedPlan plan) const {
    plan.price = experiment_detail::price_of(plan.reviewers, space_.prices);
    return plan;
  }

  void write_tried() {
    for (const auto& [plan, played] : searched_) {
      result_.tried.push_back(priced(played.plan));
    }
    std::ranges::stable_sort(result_.tried, {}, &PlayedPlan::price);
  }

  const StaffOptions& options_;
  StaffResult result_;
  PlanSpace space_;
  std::optional<PlanPlayer> player_;
  std::map<StaffPlan, Played> searched_;
  std::map<StaffPlan, bool> overruled_;
};

}  // namespace

Scenario with_reviewers(Scenario scenario, const std::vector<StaffedPool>& pools,
                        const std::vector<std::uint32_t>& reviewers) {
  for (std::size_t i = 0; i < pools.size(); ++i) {
    scenario.platform.pools[pools[i].pool.index()].reviewers = reviewers[i];
  }
  return scenario;
}

StaffResult staff(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options) {
  ensure(staff_problems(scenario, catalogue, options).empty(), "staff was asked what cannot be asked");
  return Staffing(scenario, catalogue, options).run();
}

}  // namespace docket
