// Which metrics rank, and why others do not.
#include "docket/experiment/comparable_metrics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "docket/experiment/stored_variants.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;
using Titles = std::vector<std::string>;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();

const std::vector<Variant> kTwo = {{"a"}, {"b"}};

TEST(ComparableMetrics, ANameAloneIsThatOfTheFirstSubject) {
  const Titles titles = {"cost on x", "cost on y", "costly"};
  EXPECT_EQ(title_named("cost", titles), "cost on x");
  EXPECT_EQ(title_named("cost on y", titles), "cost on y");
  EXPECT_EQ(title_named("costly", titles), "costly");
  EXPECT_EQ(title_named("cos", titles), std::nullopt);
}

TEST(ComparableMetrics, WithoutAChoiceComplianceStandsBesideOverblockingAndCost) {
  const Titles few = {"anything on x", "items"};
  EXPECT_EQ(usual_metrics(few), few);
  const Titles many = {"items",
                       "items_missed_share on first",
                       "items_missed_share on second",
                       "overblocked_item_hours on first",
                       "overblocked_item_hours on post",
                       "underblocked_item_hours on post",
                       "wrongly_dark_items on post",
                       "looks",
                       "cost on legal"};
  EXPECT_EQ(usual_metrics(many), (Titles{"items_missed_share on first", "overblocked_item_hours on post",
                                         "underblocked_item_hours on post", "cost on legal"}));
}

TEST(ComparableMetrics, MoreIsBetterOnlyWhereNobodyDoubtsIt) {
  EXPECT_TRUE(is_more_better("compliance_time_share.one-day on first"));
  EXPECT_TRUE(is_more_better("items_answered"));
  EXPECT_FALSE(is_more_better("items_missed_share on first"));
  EXPECT_FALSE(is_more_better("withheld_share on first"));
}

TEST(ComparableMetrics, RanksNothingThatIsNoNumberSomewhere) {
  EXPECT_EQ(why_not_comparable("m", {{1, 2}, {3, 4}}, nullptr, kTwo), "");
  EXPECT_EQ(why_not_comparable("m", {{1, 2}, {kUndefined, 4}}, nullptr, kTwo),
            "not defined in 1 of 2 replications of b");
  EXPECT_EQ(why_not_comparable("m", {{1, kInfinite}, {3, 4}}, nullptr, kTwo), "infinite in 1 of 2 replications of a");
  EXPECT_TRUE(has(why_not_comparable("cost on legal", {{kUndefined}, {1}}, nullptr, kTwo), "cost_per_hour"));
}

TEST(ComparableMetrics, RanksNoTotalInWhichAnUnknownAmountMayHide) {
  const std::string total = "penalty_known_total on law";
  EXPECT_EQ(title_of_unknown_part(total), "penalties_unquantified on law");
  const ValuesOfMetric totals = {{5, 5}, {9, 9}};
  const ValuesOfMetric known = {{0, 0}, {0, 0}};
  const ValuesOfMetric unknown = {{0, 0}, {0, 1}};
  EXPECT_EQ(why_not_comparable(total, totals, &known, kTwo), "");
  EXPECT_TRUE(has(why_not_comparable(total, totals, &unknown, kTwo), "only a lower bound"));
  EXPECT_TRUE(has(why_not_comparable(total, totals, &unknown, kTwo), "imposed in b"));
  EXPECT_TRUE(has(why_not_comparable(total, totals, nullptr, kTwo), "penalties_unquantified on law was not kept"));
}

TEST(ComparableMetrics, PutsValuesAndUnknownPartsTogether) {
  const std::vector<ComparedMetric> metrics = {
      {"penalty_known_total on law"}, {"m"}, {"penalty_known_total on other"}, {"n", false, "refused before"}};
  EXPECT_EQ(titles_needed(metrics), (Titles{"penalty_known_total on law", "penalties_unquantified on law", "m",
                                            "penalty_known_total on other", "penalties_unquantified on other", "n"}));
  const ValuesOfMetric values = {{1, 2}, {3, 4}};
  const ValuesOfMetric none = {{0, 0}, {0, 0}};
  const MeasuredVariants measured = judged(kTwo, metrics, {values, none, values, values, std::nullopt, values});
  EXPECT_EQ(measured.metrics[0].refusal, "");
  EXPECT_EQ(measured.metrics[1].refusal, "");
  EXPECT_EQ(measured.values[1], values);
  EXPECT_TRUE(has(measured.metrics[2].refusal, "was not kept"));
  EXPECT_EQ(measured.metrics[3].refusal, "refused before");
}

StoredPoint point_of(std::size_t number, PointStatus status) {
  StoredPoint point;
  point.point = number;
  point.status = status;
  point.mode = "SIMULATED";
  point.replay = "docket run a.json";
  point.inputs = {std::to_string(number)};
  return point;
}

StoredRun run_of(std::uint32_t replication, double value, const std::string& limit = {}) {
  return {replication, 1, limit, {value}};
}

ResultStore filled(const std::string& path) {
  std::vector<StoredPoint> planned;
  for (std::size_t i = 0; i < 6; ++i) {
    planned.push_back(point_of(i, PointStatus::planned));
  }
  const StoreHead head{"1", "t", "{}", "7", "", "", {{"a.json", "{}"}}, {"reviewers"}, {"m on x"}};
  ResultStore store = std::move(ResultStore::make_or_go_on(path, head, planned)).value();
  store.put(point_of(0, PointStatus::done), {run_of(0, 1), run_of(1, 2), run_of(2, 3)});
  store.put(point_of(1, PointStatus::done), {run_of(0, 4), run_of(1, 5)});
  store.put(point_of(2, PointStatus::failed), {});
  store.put(point_of(3, PointStatus::done), {run_of(0, 4), run_of(1, 5, "events")});
  store.put(point_of(4, PointStatus::done), {run_of(0, 4), run_of(2, 5)});
  return store;
}

TEST(StoredVariants, PairReplicationsAndLeaveOutWhatCannotBePaired) {
  const test::TemporaryFolder folder;
  const ResultStore store = filled(folder.path("r.db"));
  const StoredVariants stored = stored_variants(store, {"m on x", "gone"}, {});
  ASSERT_EQ(stored.variants.size(), 2U);
  EXPECT_EQ(stored.variants[1].name, "point 1");
  EXPECT_EQ(stored.variants[1].about, "reviewers = 1");
  EXPECT_EQ(stored.variants[1].mode, "SIMULATED");
  ASSERT_TRUE(stored.values[0].has_value());
  EXPECT_EQ(*stored.values[0], (ValuesOfMetric{{1, 2}, {4, 5}}));
  EXPECT_FALSE(stored.values[1].has_value());
  EXPECT_EQ(stored.replications, 2U);
  EXPECT_TRUE(stored.have_more);
  EXPECT_EQ(stored.left_out, (Titles{"point 2: failed", "point 3: cut short by a limit (events) in replication 1",
                                     "point 4: replication 1 is missing", "point 5: not played yet"}));
}

TEST(StoredVariants, TakeOnlyThePointsThatAreWanted) {
  const test::TemporaryFolder folder;
  const ResultStore store = filled(folder.path("r.db"));
  const StoredVariants stored = stored_variants(store, {"m on x"}, {1, 17});
  ASSERT_EQ(stored.variants.size(), 1U);
  EXPECT_EQ(stored.variants[0].name, "point 1");
  EXPECT_FALSE(stored.have_more);
  EXPECT_EQ(stored.left_out, (Titles{"point 17: there is none"}));
}

}  // namespace
}  // namespace docket
