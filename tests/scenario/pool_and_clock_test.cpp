// Faults that only two values together make.
#include <gtest/gtest.h>

#include <string>

#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

Problems problems_of(const std::vector<std::string>& settings) {
  const DiskFiles files;
  const SystemZones zones;
  const auto read = read_scenario(std::string(DOCKET_SOURCE_DIR) + "/scenarios/tutorial/04-against-the-clock.json",
                                  files, zones, {settings});
  return read.problems();
}

TEST(Pool, IsRefusedWhenAbsentReviewersHaveNoShift) {
  const Problems problems = problems_of({"/platform/pools/reviewers/shift=null"});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/platform/pools/reviewers/absence");
  EXPECT_TRUE(problems_of({"/platform/pools/reviewers/shift=null", "/platform/pools/reviewers/absence=0"}).empty());
}

TEST(Rule, OnTheTimeLeftIsRefusedWhenItAsksForClarification) {
  const Problems problems = problems_of({"/platform/policy/rules/out-of-time/decide=ask-clarification"});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/platform/policy/rules/out-of-time/decide");
  EXPECT_EQ(problems[0].place.file, "--set 1");
}

}  // namespace
}  // namespace docket
