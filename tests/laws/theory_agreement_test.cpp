// The cases of scenarios/validation that are fast enough for every test run, shortened and with ten times the usual
// margin: docket verify holds all of them to the usual one.
#include <gtest/gtest.h>

#include "docket/experiment/verify.hpp"
#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

void expect_agreement(const Scenario& scenario, double precision) {
  VerifyOptions options;
  options.precision = precision;
  options.values = count_judged(scenario);
  for (const VerifiedValue& value : verify(scenario, MetricCatalogue(scenario), options).values) {
    if (value.verdict != Verdict::shown) {
      EXPECT_EQ(value.verdict, Verdict::agrees)
          << value.expected.id << ": expected " << value.expected.value << ", found " << value.interval.mean << " ± "
          << value.interval.half_width << " after " << value.interval.count << " replications";
    }
  }
}

std::string name_of(const testing::TestParamInfo<const char*>& named) {
  std::string name = named.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

class Theory : public testing::TestWithParam<const char*> {};

TEST_P(Theory, AgreesWithRuns) {
  expect_agreement(test::read_shipped("validation/" + std::string(GetParam()) + ".json",
                                      {"/run/ends_at=2026-01-01T06:00:00Z", "/run/replications=16"}),
                   0.1);
}

INSTANTIATE_TEST_SUITE_P(OfQueues, Theory,
                         testing::Values("mm1-load-50", "mm3-load-83", "erlang-a-10", "mg1-empirical", "mg1-gamma",
                                         "gm1-uniform", "gm3-constant", "md3", "patience-constant-one",
                                         "endless-pool-lognormal", "haste", "shortest-first", "priorities-two-lines",
                                         "priorities-five-reviewers-one-line", "longest-waiting-two-lines",
                                         "jackson-rework", "tandem", "batches-of-5", "batches-endless-pool",
                                         "preemption-one-line", "preemption-restart-constant",
                                         "preemption-anew-uniform", "accumulating-two-to-one"),
                         name_of);

class Clockwork : public testing::TestWithParam<const char*> {};

TEST_P(Clockwork, KeepsTimeExactly) {
  expect_agreement(test::read_shipped("validation/" + std::string(GetParam()) + ".json"), 0.01);
}

INSTANTIATE_TEST_SUITE_P(WithoutChance, Clockwork,
                         testing::Values("batches-constant", "nothing-is-lost", "done-at-the-deadline", "same-due-time",
                                         "shift-nine-to-five", "quantiles-of-three-times"),
                         name_of);

}  // namespace
}  // namespace docket
