// A long sweep that is killed fifty times ends like one that was not: 1,000 points of 20 replications.
#include <gtest/gtest.h>

#include "cli/sweep_under_test.hpp"

namespace docket {
namespace {

TEST(LongSweep, SurvivesFiftyKills) {
  const test::SweepUnderTest sweep(1000, 20);
  const auto whole = sweep.work_of_whole("whole.db");
  EXPECT_GT(sweep.kill_again_and_again("killed.db", 50, whole / 25), 10);
  ASSERT_EQ(sweep.play("killed.db").code, 0);
  EXPECT_EQ(sweep.exported("killed.db"), sweep.exported("whole.db"));
  EXPECT_EQ(sweep.exported("killed.db", "--json"), sweep.exported("whole.db", "--json"));
}

TEST(LongSweep, OfIndiaSurvivesFiftyKillsToo) {
  const test::SweepUnderTest sweep(DOCKET_SOURCE_DIR "/bench/scenarios/india-sweep.json");
  const auto whole = sweep.work_of_whole("whole.db");
  EXPECT_EQ(sweep.kill_again_and_again("killed.db", 50, whole / 60), 50);
  ASSERT_EQ(sweep.play("killed.db").code, 0);
  EXPECT_EQ(sweep.exported("killed.db"), sweep.exported("whole.db"));
}

}  // namespace
}  // namespace docket
