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

TEST(Pool, IsRefusedWhenItIsUnlimitedAndKeepsHours) {
  const Problems problems = problems_of({"/platform/pools/reviewers/reviewers=unlimited"});
  ASSERT_EQ(problems.size(), 4U);  // absence, at_shift_end, cost_per_hour, shift
  EXPECT_EQ(problems[0].place.file.find("--set"), std::string::npos);
}

TEST(Shift, IsRefusedWithoutHours) {
  for (const char* setting : {"/platform/shifts/office/weekly={}", "/platform/shifts/office/weekly/mon-fri=null"}) {
    const Problems problems = problems_of({setting});
    ASSERT_EQ(problems.size(), 1U) << setting;
    EXPECT_EQ(problems[0].pointer, "/platform/shifts/office/weekly");
  }
}

TEST(Order, IsRefusedWhenItNamesAGroupTwice) {
  const Problems problems = problems_of({R"(/orders/list-of-40/items=["list","list"])"});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/orders/list-of-40/items");
}

TEST(WarmUp, IsRefusedWhenItLastsAsLongAsTheRun) {
  EXPECT_TRUE(problems_of({R"(/run/warm_up={"duration": "4d"})"}).empty());
  const Problems problems = problems_of({R"(/run/warm_up={"duration": "5d"})"});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/run/warm_up");
}

TEST(Stream, IsRefusedWithLessThanOneItemAnArrival) {
  const std::string stream = R"({"entry": "review", "arrivals": {"poisson": {"every": "1h"}}, "batch": )";
  const auto with_batch = [&](const std::string& batch) {
    return problems_of({"/work_streams/reports=" + stream + batch + "}"});
  };
  EXPECT_TRUE(with_batch(R"({"geometric": {"mean": 1.5}})").empty());
  for (const char* batch : {"0", "-3", R"({"uniform": [0, 1]})"}) {
    ASSERT_EQ(with_batch(batch).size(), 1U) << batch;
    EXPECT_EQ(with_batch(batch)[0].pointer, "/work_streams/reports/batch");
  }
}

TEST(Trace, TellsItsOwnSizesAndIsCutToItsWindow) {
  const std::string stream =
      R"({"from": "ministry", "regime": "day-rule", "trace": [["1h", 2], ["30h", 3]], "channel": "mailbox")";
  EXPECT_EQ(problems_of({"/order_streams/more=" + stream + R"(, "size": 3})"})[0].pointer, "/order_streams/more/size");
  const DiskFiles files;
  const SystemZones zones;
  const auto read =
      read_scenario(std::string(DOCKET_SOURCE_DIR) + "/scenarios/tutorial/04-against-the-clock.json", files, zones,
                    {{"/order_streams/more=" + stream + R"(, "starts_at": "2026-01-06T00:00:00Z"})"}});
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read.value().order_streams[0].trace.size(), 1U);
  EXPECT_EQ(read.value().order_streams[0].trace[0].items, 3U);
}

TEST(Rule, OnTheTimeLeftIsRefusedWhenItAsksForClarification) {
  const Problems problems = problems_of({"/platform/policy/rules/out-of-time/decide=ask-clarification"});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/platform/policy/rules/out-of-time/decide");
  EXPECT_EQ(problems[0].place.file, "--set 1");
}

}  // namespace
}  // namespace docket
