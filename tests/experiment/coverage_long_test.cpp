// 95 % intervals hold the true mean of M/M/1 at load 0.8 in 93 % to 97 % of 1,000 experiments.
#include <gtest/gtest.h>

#include "experiment/coverage_under_test.hpp"

namespace docket {
namespace {

void expect_coverage(const Scenario& scenario, std::uint32_t batches = 0) {
  const std::uint32_t covered = test::covered_by(scenario, 1'000, batches);
  testing::Test::RecordProperty("covered", static_cast<int>(covered));
  EXPECT_GE(covered, 930U);
  EXPECT_LE(covered, 970U);
}

TEST(Coverage, OfReplicationsIsWhatTheIntervalSays) { expect_coverage(test::busy_queue(20'000)); }

TEST(Coverage, OfBatchesIsWhatTheIntervalSays) { expect_coverage(test::busy_queue_for_long(), 20); }

}  // namespace
}  // namespace docket
