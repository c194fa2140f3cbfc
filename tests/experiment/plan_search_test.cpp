#include "experiment/plan_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace docket {
namespace {

using experiment_detail::cheapest_plan;
using experiment_detail::FoundPlan;
using experiment_detail::PlanSpace;
using experiment_detail::price_of;
using experiment_detail::StaffPlan;
using experiment_detail::Trial;

constexpr std::uint32_t kNoEnd = UINT32_MAX;

/// A made-up platform: what is missed in each pool falls with its reviewers beyond a load, and adds up.
struct Platform {
  std::vector<double> loads;
  std::vector<double> steepness;
  double limit = 0.05;

  [[nodiscard]] double missed(const StaffPlan& plan) const {
    double sum = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      sum += plan[i] <= loads[i] ? 1 : std::exp(-(plan[i] - loads[i]) / steepness[i]);
    }
    return std::min(sum, 1.0);
  }
  [[nodiscard]] Trial trial(const StaffPlan& plan) const {
    const double share = missed(plan);
    return {share <= limit, share, 1.0 / std::ranges::min(plan)};
  }
};

PlanSpace space_from(StaffPlan start, std::vector<double> prices) {
  const std::size_t pools = start.size();
  return {std::move(start), StaffPlan(pools, 1), StaffPlan(pools, kNoEnd), std::move(prices)};
}

/// The price of the cheapest plan of a box that is accepted.
double cheapest_of_all(const Platform& platform, const std::vector<double>& prices, std::uint32_t most) {
  StaffPlan plan(prices.size(), 1);
  double best = INFINITY;
  while (true) {
    if (platform.trial(plan).is_accepted) {
      best = std::min(best, price_of(plan, prices));
    }
    std::size_t i = 0;
    while (i < plan.size() && plan[i] == most) {
      plan[i++] = 1;
    }
    if (i == plan.size()) {
      return best;
    }
    ++plan[i];
  }
}

void expect_no_one_to_spare(const FoundPlan& found, const Platform& platform) {
  for (std::size_t i = 0; i < found.plan->size(); ++i) {
    StaffPlan fewer = *found.plan;
    if (--fewer[i] > 0) {
      EXPECT_FALSE(platform.trial(fewer).is_accepted);
    }
  }
}

TEST(PlanSearch, FindsTheFewestOfOnePoolFromAnyStart) {
  const Platform platform{{17.3}, {2}};
  for (const std::uint32_t start : {1U, 18U, 24U, 500U}) {
    const FoundPlan found = cheapest_plan(space_from({start}, {1}), [&](const auto& p) { return platform.trial(p); });
    ASSERT_TRUE(found.plan);
    EXPECT_EQ(*found.plan, StaffPlan{24});
    EXPECT_TRUE(found.is_cheapest);
  }
}

TEST(PlanSearch, FindsTheCheapestPlanOfAll) {
  std::mt19937 random(5);
  const auto between = [&random](double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 1000) / 1000;
  };
  for (int round = 0; round < 40; ++round) {
    Platform platform;
    std::vector<double> prices;
    for (int pool = 0; pool < 2 + round % 2; ++pool) {
      platform.loads.push_back(between(0.5, 8));
      platform.steepness.push_back(between(0.3, 1.5));
      prices.push_back(round % 3 == 0 ? 1 : between(1, 9));
    }
    const FoundPlan found = cheapest_plan(space_from(StaffPlan(prices.size(), 9), prices),
                                          [&](const auto& plan) { return platform.trial(plan); });
    ASSERT_TRUE(found.plan);
    expect_no_one_to_spare(found, platform);
    EXPECT_TRUE(found.is_cheapest);
    EXPECT_NEAR(price_of(*found.plan, prices), cheapest_of_all(platform, prices, 24), 1e-9) << round;
  }
}

TEST(PlanSearch, GivesUpAfterOneDoublingWhereNothingIsToBeSeen) {
  std::size_t asked = 0;
  const FoundPlan found = cheapest_plan(space_from({4}, {1}), [&asked](const StaffPlan& plan) {
    ++asked;
    return Trial{false, 0, 1.0 / plan[0], false};
  });
  EXPECT_FALSE(found.plan);
  EXPECT_FALSE(found.is_staff_useless);
  EXPECT_EQ(found.most_tried, StaffPlan{8});
  EXPECT_EQ(asked, 2U);
}

TEST(PlanSearch, AsksAboutNoPlanTwiceAndAboutFew) {
  const Platform platform{{60, 40, 20, 8}, {4, 3, 2, 1}};
  std::set<StaffPlan> asked;
  const FoundPlan found = cheapest_plan(space_from({70, 50, 25, 10}, {1, 1, 2, 3}), [&](const StaffPlan& plan) {
    EXPECT_TRUE(asked.insert(plan).second);
    return platform.trial(plan);
  });
  ASSERT_TRUE(found.plan);
  expect_no_one_to_spare(found, platform);
  EXPECT_LT(asked.size(), 400U);
}

TEST(PlanSearch, KeepsToItsBounds) {
  const Platform platform{{3, 3}, {1, 1}, 0.049};
  PlanSpace space = space_from({4, 9}, {1, 1});
  space.most = {6, kNoEnd};
  space.least = {1, 9};
  const auto oracle = [&](const StaffPlan& plan) {
    EXPECT_LE(plan[0], space.most[0]);
    EXPECT_GE(plan[1], 9U);
    return platform.trial(plan);
  };
  const FoundPlan found = cheapest_plan(space, oracle);
  EXPECT_FALSE(found.plan) << "six in the first pool miss exp(-3) = 0.0498 whatever the second does";
  EXPECT_EQ(found.most_tried[0], 6U);
  space.most = {7, kNoEnd};
  EXPECT_EQ(cheapest_plan(space, oracle).plan, (StaffPlan{7, 9}));
}

TEST(PlanSearch, WalksAroundAPlanWithinItsBounds) {
  const Platform platform{{3, 3}, {1, 1}};
  PlanSpace space = space_from({8, 8}, {1, 1});
  space.least = {7, 8};
  std::set<StaffPlan> asked;
  walk_around(
      {8, 8}, space,
      [&](const StaffPlan& plan) {
        asked.insert(plan);
        return platform.trial(plan);
      },
      3);
  EXPECT_EQ(*asked.begin(), (StaffPlan{7, 8}));
  EXPECT_TRUE(asked.contains({9, 9}));
  EXPECT_TRUE(asked.contains({10, 9}));
}

TEST(PlanSearch, SeesThatPeopleChangeNothing) {
  const FoundPlan found = cheapest_plan(space_from({4}, {1}), [](const StaffPlan& /*any*/) {
    return Trial{false, 1, 7};
  });
  EXPECT_FALSE(found.plan);
  EXPECT_TRUE(found.is_staff_useless);
  EXPECT_EQ(found.most_tried, StaffPlan{8}) << "twice as many were tried as well";
}

// With the same luck one more reviewer can do harm: an oracle with such holes is no reason to stop beside a better
// plan.
TEST(PlanSearch, LeavesNobodyToSpareWhereMoreDoesNotAlwaysHelp) {
  const auto oracle = [](const StaffPlan& plan) {
    const bool has_hole = plan[0] == 12 || (plan[0] + plan[1]) % 7 == 3;
    return Trial{plan[0] >= 10 && plan[1] >= 5 && !has_hole, 1.0 / plan[0] + 1.0 / plan[1], 1};
  };
  const FoundPlan found = cheapest_plan(space_from({16, 8}, {1, 1}), oracle);
  ASSERT_TRUE(found.plan);
  EXPECT_TRUE(oracle(*found.plan).is_accepted);
  EXPECT_FALSE(oracle({(*found.plan)[0] - 1, (*found.plan)[1]}).is_accepted);
  EXPECT_FALSE(oracle({(*found.plan)[0], (*found.plan)[1] - 1}).is_accepted);
}

}  // namespace
}  // namespace docket
