#include <gtest/gtest.h>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "support/memory_files.hpp"

namespace docket {
namespace {

constexpr const char* kOneOrder = R"({
  "docket": 1,
  "title": "one order",
  "run": {"starts_at": "2021-01-31T00:00:00+05:30", "ends_at": "2021-02-10T00:00:00+05:30", "time_zone": "Asia/Kolkata"},
  "regimes": {"in": {"docket_regime": 1, "title": "a law", "territory": "IN",
                     "readings": {"day": {"within": "24h", "basis": "law"}}}},
  "item_groups": {"list": {"count": 10}},
  "authorities": {"ministry": {"looks": {"every": "6h"}}},
  "orders": {"first": {"from": "ministry", "regime": "in", "served_at": "2021-01-31T12:00:00+05:30", "items": ["list"]}},
  "platform": {
    "entry": "review",
    "pools": {"legal": {"reviewers": 2}},
    "stages": {"review": {"pool": "legal", "handling": {"exponential": {"mean": "1h"}}, "next": "decide"}},
    "policy": {"order": ["always"], "rules": {"always": {"decide": "withhold"}}}
  }
})";

TEST(OneOrder, IsReadIntoATypedScenario) {
  const test::MemoryFiles files{{"one.json", kOneOrder}};
  const auto read = read_scenario("one.json", files, test::FixedZones());
  ASSERT_TRUE(read.has_value()) << render_problems(read.problems());
  const Scenario& scenario = read.value();
  EXPECT_TRUE(scenario.warnings.empty()) << render_problems(scenario.warnings);
  EXPECT_EQ(scenario.title, "one order");
  ASSERT_EQ(scenario.orders.size(), 1U);
  EXPECT_EQ(scenario.orders[0].served_at, Instant::at(Duration::hours(12)));
  EXPECT_EQ(scenario.item_groups[0].count, 10U);
  EXPECT_EQ(scenario.kinds, std::vector<std::string>{"account"});
  EXPECT_EQ(scenario.platform.stages[0].handling.mean(), 3600);
  EXPECT_EQ(scenario.platform.pools[0].reviewers, 2U);
  ASSERT_EQ(scenario.platform.policy.size(), 1U);
  EXPECT_EQ(scenario.platform.policy[0].decide, Decision::withhold);
  EXPECT_EQ(scenario.run.horizon(), Instant::at(Duration::days(10)));
}

TEST(OneOrder, ReadsTheSameFromItsResolvedText) {
  const test::MemoryFiles files{{"one.json", kOneOrder}};
  const std::string resolved = read_scenario("one.json", files, test::FixedZones()).value().resolved_json;
  const test::MemoryFiles again{{"resolved.json", resolved}};
  EXPECT_EQ(read_scenario("resolved.json", again, test::FixedZones()).value().resolved_json, resolved);
}

}  // namespace
}  // namespace docket
