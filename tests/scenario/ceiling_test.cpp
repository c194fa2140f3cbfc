#include "docket/scenario/ceiling.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/run/run.hpp"
#include "docket/scenario/capacity.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

constexpr double kServicesPerHour = 3600 / 40.0;

/// Customers for `reviewers` who each serve 90 an hour.
Scenario queue(double arrivals_per_second, std::uint32_t reviewers) {
  return test::one_queue(arrivals_per_second, Distribution::exponential(40), reviewers, 20'000);
}

/// The same with a second stage of the same pool, to which half of the customers go on.
Scenario with_second_stage(Scenario scenario) {
  StageSpec second = scenario.platform.stages.front();
  second.id = "second";
  scenario.platform.stages.front().routes = {{RouteEnd::stage, StageId(1U), 0.5},
                                             {RouteEnd::leave, StageId::none(), 0.5}};
  scenario.platform.stages.push_back(second);
  return scenario;
}

TEST(Ceiling, OfOneStageIsWhatItsReviewersServeHoweverMuchIsOffered) {
  for (const double arrivals : {0.001, 0.05, 1.0}) {
    const Ceilings ceilings = predicted_ceilings(queue(arrivals, 3));
    ASSERT_EQ(ceilings.stages.size(), 1U);
    EXPECT_EQ(ceilings.stages[0].subject, "service");
    EXPECT_EQ(ceilings.pools[0].subject, "servers");
    EXPECT_NEAR(ceilings.stages[0].offered_per_hour, arrivals * 3600, 1e-9);
    EXPECT_NEAR(ceilings.stages[0].most_per_hour, 3 * kServicesPerHour, 1e-6);
    EXPECT_NEAR(ceilings.pools[0].most_per_hour, 3 * kServicesPerHour, 1e-6);
    EXPECT_EQ(ceilings.first_full, "servers");
    EXPECT_NEAR(ceilings.highest_load, arrivals * 3600 / (3 * kServicesPerHour), 1e-9);
  }
}

TEST(Ceiling, OfAPoolIsSharedOutAmongItsStagesByTheMix) {
  const Ceilings ceilings = predicted_ceilings(with_second_stage(queue(0.01, 3)));
  EXPECT_NEAR(ceilings.stages[0].most_per_hour, 2 * ceilings.stages[1].most_per_hour, 1e-6);
  EXPECT_NEAR(ceilings.stages[0].most_per_hour + ceilings.stages[1].most_per_hour, 3 * kServicesPerHour, 1e-6);
  EXPECT_NEAR(ceilings.pools[0].most_per_hour, 3 * kServicesPerHour, 1e-6);
}

TEST(Ceiling, IsTheSameForARunWithAnEndAndOneWithout) {
  Scenario with_end = queue(0.05, 3);
  with_end.run.ends_after_items.reset();
  with_end.run.ends_at = Instant() + Duration::days(50);
  const Ceilings a = predicted_ceilings(with_end);
  const Ceilings b = predicted_ceilings(queue(0.05, 3));
  EXPECT_NEAR(a.stages[0].offered_per_hour, b.stages[0].offered_per_hour, 1e-9);
  EXPECT_NEAR(a.stages[0].most_per_hour, b.stages[0].most_per_hour, 1e-6);
}

TEST(Ceiling, IsWhatARunReachesThatIsOfferedMore) {
  const Scenario overloaded = queue(0.2, 3);
  const MetricCatalogue catalogue(overloaded);
  const auto done = catalogue.find(MetricScope::stage, "service", "throughput_per_hour").value();
  const Ceilings ceilings = predicted_ceilings(overloaded);
  EXPECT_GT(ceilings.highest_load, 2);
  EXPECT_NEAR(run(overloaded, catalogue, 1, 0).metrics[done] / ceilings.stages[0].most_per_hour, 1, 0.03);
}

TEST(Ceiling, KnowsNoBoundWhereNobodyIsCountedAndNoVisitWhereNobodyIs) {
  Scenario unlimited = queue(0.05, 3);
  unlimited.platform.pools[0].reviewers.reset();
  EXPECT_TRUE(std::isinf(predicted_ceilings(unlimited).stages[0].most_per_hour));
  EXPECT_EQ(predicted_ceilings(unlimited).first_full, "");
  const Ceilings deserted = predicted_ceilings(queue(0.05, 0));
  EXPECT_EQ(deserted.stages[0].most_per_hour, 0);
  EXPECT_TRUE(std::isinf(deserted.highest_load));
}

}  // namespace
}  // namespace docket
