#include "experiment/plan_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace docket::experiment_detail {
namespace {

constexpr std::size_t kMostCheaperPlans = 150;  // asked about before cheapness is left unproved
constexpr std::uint32_t kMostReviewers = 1'000'000;
constexpr int kMostDoublings = 8;
constexpr double kRounding = 1e-9;

bool is_within(const StaffPlan& plan, const StaffPlan& bounds) {
  return std::ranges::equal(plan, bounds, std::less_equal<>());
}

StaffPlan with(StaffPlan plan, std::size_t pool, std::uint32_t reviewers) {
  plan[pool] = reviewers;
  return plan;
}

bool is_near(double a, double b) {
  constexpr double kNextToNothing = 0.02;
  return std::abs(a - b) <= kNextToNothing * std::max(std::abs(a), std::abs(b));
}

/// Where everybody waits for people, twice as many halve the wait even if all is still missed.
bool is_alike(const Trial& a, const Trial& b) { return is_near(a.risk, b.risk) && is_near(a.delay, b.delay); }

StaffPlan doubled(const StaffPlan& plan, const StaffPlan& most) {
  StaffPlan more;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const std::uint32_t wanted = std::min(std::max(plan[i], 1U) * 2, std::max(plan[i], kMostReviewers));
    more.push_back(std::min(wanted, most[i]));
  }
  return more;
}

/// One more where it helps most for its price, an accepted plan before all others; none where all are at their most.
std::optional<StaffPlan> best_hire(const StaffPlan& plan, const StaffPlan& most, const std::vector<double>& prices,
                                   const Oracle& oracle) {
  std::optional<StaffPlan> best;
  std::pair<bool, double> best_worth;
  const double risk = oracle(plan).risk;
  for (std::size_t pool = 0; pool < plan.size(); ++pool) {
    if (plan[pool] < most[pool]) {
      StaffPlan more = with(plan, pool, plan[pool] + 1);
      const Trial trial = oracle(more);
      const std::pair worth(trial.is_accepted, (risk - trial.risk) / prices[pool]);
      if (!best || worth > best_worth) {
        best = std::move(more);
        best_worth = worth;
      }
    }
  }
  return best;
}

/// One fewer where it does the least harm for what it saves; none where all are at their least.
std::optional<StaffPlan> best_parting(const StaffPlan& plan, const StaffPlan& least, const std::vector<double>& prices,
                                      const Oracle& oracle) {
  std::optional<StaffPlan> best;
  double best_harm = 0;
  const double risk = oracle(plan).risk;
  for (std::size_t pool = 0; pool < plan.size(); ++pool) {
    if (plan[pool] > least[pool]) {
      StaffPlan fewer = with(plan, pool, plan[pool] - 1);
      const double harm = (oracle(fewer).risk - risk) / prices[pool];
      if (!best || harm < best_harm) {
        best = std::move(fewer);
        best_harm = harm;
      }
    }
  }
  return best;
}

class Search {
 public:
  Search(const PlanSpace& space, const Oracle& oracle) : space_(space), oracle_(oracle) {}

  FoundPlan run() {
    FoundPlan found;
    if (!find_top(found)) {
      return found;
    }
    plenty_ = doubled(doubled(top_, space_.most), space_.most);
    for (std::size_t pool = 0; pool < top_.size(); ++pool) {
      needed_.push_back(fewest_beside_plenty(pool));
    }
    StaffPlan plan = without_spare(climb());
    found.is_cheapest = improve(plan);
    found.plan = plan;
    found.needed = needed_;
    found.most_tried = top_;
    return found;
  }

 private:
  const Trial& ask(const StaffPlan& plan) {
    const auto known = asked_.find(plan);
    return known != asked_.end() ? known->second : asked_.emplace(plan, oracle_(plan)).first->second;
  }
  bool accepts(const StaffPlan& plan) { return ask(plan).is_accepted; }
  [[nodiscard]] double price(const StaffPlan& plan) const { return price_of(plan, space_.prices); }

  /// The start, doubled until it is accepted.
  bool find_top(FoundPlan& found) {
    top_ = space_.start;
    for (int doublings = 0; !accepts(top_); ++doublings) {
      const StaffPlan more = doubled(top_, space_.most);
      found.most_tried = top_;
      if (more == top_ || doublings == kMostDoublings) {
        return false;
      }
      if (!accepts(more) && !ask(more).is_known && !ask(top_).is_known) {
        found.most_tried = more;  // people do not bring it about that there is something to see
        return false;
      }
      if (!accepts(more) && is_alike(ask(more), ask(top_))) {
        found.most_tried = more;
        found.is_staff_useless = true;
        return false;
      }
      top_ = more;
    }
    return true;
  }

  std::uint32_t fewest_beside_plenty(std::size_t pool) {
    std::uint32_t low = space_.least[pool];  // below it nothing may be asked
    std::uint32_t high = top_[pool];
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (accepts(with(plenty_, pool, middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  /// From what every pool needs by one reviewer at a time, where it helps most for its price.
  StaffPlan climb() {
    StaffPlan plan = needed_;
    while (!accepts(plan)) {
      plan = best_hire(plan, top_, space_.prices, [this](const StaffPlan& p) { return ask(p); }).value_or(top_);
    }
    return plan;
  }

  /// Sends home one at a time, where it saves most, for as long as the plan is accepted.
  StaffPlan without_spare(StaffPlan plan) {
    while (true) {
      std::optional<StaffPlan> best;
      for (std::size_t pool = 0; pool < plan.size(); ++pool) {
        if (plan[pool] <= space_.least[pool]) {
          continue;
        }
        StaffPlan fewer = with(plan, pool, plan[pool] - 1);
        if (accepts(fewer) &&
            (!best || std::pair(price(fewer), ask(fewer).risk) < std::pair(price(*best), ask(*best).risk))) {
          best = std::move(fewer);
        }
      }
      if (!best) {
        return plan;
      }
      plan = std::move(*best);
    }
  }

  /// Whether each plan that is cheaper lies below one that was refused.
  bool improve(StaffPlan& plan) {
    std::size_t asked = 0;
    while (const auto cheaper = open_plan_below(price(plan))) {
      if (++asked > kMostCheaperPlans) {
        return false;
      }
      if (accepts(*cheaper)) {
        plan = without_spare(*cheaper);
      }
    }
    return true;
  }

  /// A plan with what every pool needs that is cheaper than `limit` and not known to be refused.
  std::optional<StaffPlan> open_plan_below(double limit) {
    StaffPlan plan = needed_;
    return fill(plan, 0, limit - price(needed_)) ? std::optional(plan) : std::nullopt;
  }

  /// Pools from `pool` on, with as many as less than `left` pays for.
  bool fill(StaffPlan& plan, std::size_t pool, double left) {
    if (left <= kRounding) {
      return false;
    }
    if (pool == plan.size()) {
      return !is_refused(plan);
    }
    const double one = space_.prices[pool];
    const auto more = static_cast<std::uint32_t>(
        std::clamp(std::ceil(left / one - kRounding) - 1, 0.0, static_cast<double>(plenty_[pool] - needed_[pool])));
    for (std::uint32_t n = more + 1; n-- > 0;) {
      plan[pool] = needed_[pool] + n;
      if (fill(plan, pool + 1, left - n * one)) {
        return true;
      }
      if (pool + 1 == plan.size()) {
        break;  // with fewer it is refused as well
      }
    }
    return false;
  }

  [[nodiscard]] bool is_refused(const StaffPlan& plan) const {
    return std::ranges::any_of(
        asked_, [&plan](const auto& known) { return !known.second.is_accepted && is_within(plan, known.first); });
  }

  const PlanSpace& space_;
  const Oracle& oracle_;
  std::map<StaffPlan, Trial> asked_;
  StaffPlan top_;
  StaffPlan plenty_;
  StaffPlan needed_;
};

}  // namespace

double price_of(const StaffPlan& plan, const std::vector<double>& prices) {
  return std::inner_product(plan.begin(), plan.end(), prices.begin(), 0.0);
}

FoundPlan cheapest_plan(const PlanSpace& space, const Oracle& oracle) { return Search(space, oracle).run(); }

void walk_around(const StaffPlan& plan, const PlanSpace& space, const Oracle& oracle, int steps) {
  std::optional<StaffPlan> fewer = plan;
  std::optional<StaffPlan> more = plan;
  for (int step = 0; step < steps; ++step) {
    fewer = fewer ? best_parting(*fewer, space.least, space.prices, oracle) : std::nullopt;
    more = more ? best_hire(*more, space.most, space.prices, oracle) : std::nullopt;
  }
}

}  // namespace docket::experiment_detail
