// When an authority climbs, seen in whole runs.
#include <gtest/gtest.h>

#include <cmath>

#include "run/world.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

/// An order that the platform refuses, under an authority that looks every six hours.
Scenario refused(double chance_per_look) {
  Scenario s = test::one_order(10);
  s.platform.policy = {{"none", {}, Decision::reject}};
  s.authorities[0].looks_every = Duration::hours(6);
  s.authorities[0].escalation = EscalationSpec{chance_per_look, 0, {}};
  return s;
}

std::vector<RungClimbed> climbed(const Scenario& scenario, std::uint32_t replication) {
  test::RecordKeeper journal;
  World world(scenario, 5, replication, {&journal}, {}, {});
  world.play();
  return journal.all<RungClimbed>();
}

TEST(Authority, ClimbsAtMostOneRungALookInTheOrderOfTheLadder) {
  const auto rungs = climbed(refused(1), 0);
  ASSERT_EQ(rungs.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(rungs[i].rung, RungId(i));
    EXPECT_EQ(rungs[i].at, Instant() + Duration::hours(30 + 6 * static_cast<int>(i)));  // due at 25 h
  }
}

TEST(Authority, ClimbsAtALookWithItsChance) {
  // The number of looks until the first rung is geometric: mean 1/p, variance (1 - p)/p^2.
  constexpr double kChance = 0.25;
  constexpr int kReplications = 2'000;
  Scenario s = refused(kChance);
  s.run.ends_at = Instant() + Duration::days(60);
  double looks = 0;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    looks += ((climbed(s, r).at(0).at - Instant()).in_hours() - 24) / 6;
  }
  const double margin = 4 * std::sqrt((1 - kChance) / (kChance * kChance) / kReplications);
  EXPECT_NEAR(looks / kReplications, 1 / kChance, margin);
}

TEST(Authority, NeverClimbsWhenItNeverLooksOrIsPassive) {
  Scenario blind = refused(1);
  blind.authorities[0].looks_every.reset();
  EXPECT_TRUE(climbed(blind, 0).empty());
  Scenario passive = refused(1);
  passive.authorities[0].escalation.reset();
  EXPECT_TRUE(climbed(passive, 0).empty());
}

TEST(Authority, ToleratesAShareOfOutstandingItems) {
  Scenario s = refused(1);
  s.authorities[0].escalation->outstanding_share_over = 1;
  EXPECT_TRUE(climbed(s, 0).empty());
  s.authorities[0].escalation->outstanding_share_over = 0.99;
  EXPECT_EQ(climbed(s, 0).size(), 3U);
}

TEST(Authority, LeavesAnOrderInPeaceThatIsInEffect) {
  Scenario s = refused(1);
  s.platform.policy = {{"all", {}, Decision::withhold}};
  EXPECT_TRUE(climbed(s, 0).empty());
}

}  // namespace
}  // namespace docket
