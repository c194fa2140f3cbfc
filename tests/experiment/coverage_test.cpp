// The few experiments that every run of the tests can afford; coverage_long_test.cpp has a thousand.
#include <gtest/gtest.h>

#include "experiment/coverage_under_test.hpp"

namespace docket {
namespace {

// Binomial: 50 draws of 0.95 give less than 42 with a chance of 0.1 %.
TEST(Coverage, OfReplicationsIsNotFarFromWhatTheIntervalSays) {
  EXPECT_GE(test::covered_by(test::busy_queue(5'000), 50), 42U);
}

TEST(Coverage, OfBatchesIsNotFarFromWhatTheIntervalSays) {
  EXPECT_GE(test::covered_by(test::busy_queue_for_long(), 50, 20), 42U);
}

}  // namespace
}  // namespace docket
