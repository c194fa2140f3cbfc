#include "metrics/sample_measures.hpp"

#include <gtest/gtest.h>

#include "docket/experiment/replicate.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

double measured(const Scenario& scenario, const char* name) {
  const MetricCatalogue catalogue(scenario);
  return run(scenario, catalogue, 1, 0).metrics[catalogue.find_first(name).value()];
}

TEST(SampleMeasures, CountWhoStandsInTheLineAndAtTheReviewers) {
  Scenario scenario = test::one_queue(1, Distribution::constant(1), 1, 5);
  scenario.work_streams[0].arrivals = ArrivalProcess::renewal(Distribution::constant(10));
  scenario.work_streams[0].batch = Distribution::constant(4);
  scenario.run.sample_every = Duration::seconds(1);
  scenario.run.ends_after_items.reset();
  scenario.run.ends_at = Instant() + Duration::seconds(20);
  // Four arrive at 10 s and are done one by one: at 1, 2, … 20 s there are 0, …, 4, 3, 2, 1, 0, … and 4 again.
  EXPECT_DOUBLE_EQ(measured(scenario, "sampled_present_mean"), 14.0 / 20);
  EXPECT_DOUBLE_EQ(measured(scenario, "sampled_present_variance"), 46.0 / 20 - 0.7 * 0.7);
  EXPECT_DOUBLE_EQ(measured(scenario, "present_mean"), 10.0 / 20);
}

TEST(SampleMeasures, AreUndefinedWhereNothingIsSampled) {
  const Scenario scenario = test::one_queue(1, Distribution::constant(1), 1, 5);
  EXPECT_TRUE(std::isnan(measured(scenario, "littles_law_ratio")));
}

}  // namespace
}  // namespace docket
