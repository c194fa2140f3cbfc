#include "docket/report/benchmark_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "docket/scenario/capacity.hpp"
#include "docket/scenario/ceiling.hpp"
#include "report/made_up_result.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::dated_order;
using test::has;
using test::MadeUpResult;

/// A thousand items a round: 4, 2 and 3 seconds on one thread; 1 second for 2,000 on two.
Benchmark made_up() {
  Benchmark measured;
  measured.speeds.push_back({1, 5, 1000, 6000, {4, 2, 3}, std::uint64_t{12} << 20U});
  measured.speeds.push_back({2, 10, 2000, 12'000, {1}, 0});
  measured.memory.waiting_bytes = 123.4;
  measured.memory.waiting_items = 131'072;
  measured.memory.live_items = 37;
  return measured;
}

std::string table_of(const MadeUpResult& result, std::size_t width = 120) {
  const RunReport simulated = result.report();
  const Benchmark measured = made_up();
  return benchmark_table({simulated, measured}, width);
}

json json_of(const MadeUpResult& result) {
  const RunReport simulated = result.report();
  const Benchmark measured = made_up();
  return json::parse(benchmark_json({simulated, measured}));
}

TEST(BenchmarkReport, ShowsTheMedianRoundAndTheFastest) {
  const std::string table = table_of(MadeUpResult(dated_order(), 2));
  EXPECT_TRUE(
      has(table, "1 thread                333              2,000        3.00 ms         2.00 ms        12.0 MiB"))
      << table;
  EXPECT_TRUE(has(table, "3 rounds of 5 replications with 1,000 items on 1 thread; 1 round of 10")) << table;
  EXPECT_TRUE(has(table, "at their fastest 2 threads do 4.00 times as much as one")) << table;
}

TEST(BenchmarkReport, SaysWhatWasWeighedAndWhatCouldNotBe) {
  const std::string table = table_of(MadeUpResult(dated_order(), 2));
  EXPECT_TRUE(has(table, "an item that waits         123  131,072 items with nobody at work")) << table;
  EXPECT_TRUE(has(table, "37 items at the end of a replication: it takes 8,192 to tell")) << table;
}

TEST(BenchmarkReport, SaysThatSomethingElseWasAtWork) {
  const MadeUpResult result(dated_order(), 2);
  const RunReport simulated = result.report();
  Benchmark measured = made_up();
  EXPECT_FALSE(has(benchmark_table({simulated, measured}, 120), "something else is at work"));
  measured.speeds[0].rounds = {4, 2, 3.1};
  EXPECT_TRUE(has(benchmark_table({simulated, measured}, 120), "something else is at work"));
}

TEST(BenchmarkReport, OfAMeasuringThatALimitEndedSaysSo) {
  const MadeUpResult result(dated_order(), 2);
  const RunReport simulated = result.report();
  Benchmark measured = made_up();
  measured.limit = Limit::memory;
  measured.memory = {};
  const BenchmarkReport report{simulated, measured, {"1 MiB", "--max-memory"}};
  const std::string sentence = "the limit of 1 MiB (--max-memory) ended the measuring early";
  const std::string table = benchmark_table(report, 120);
  EXPECT_TRUE(has(table, "PARTIAL: " + sentence)) << table;
  EXPECT_TRUE(has(table, "nothing: a limit ended it before")) << table;
  const json document = json::parse(benchmark_json(report));
  EXPECT_EQ(document["partial"], true);
  EXPECT_EQ(document["limit"], sentence);
}

TEST(BenchmarkReport, SetsWhatWasSimulatedBesideWhatIsPredicted) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::stage, "review", "throughput_per_hour", {2, 4});
  result.set(MetricScope::pool, "reviewers", "throughput_per_hour", {3});
  const json document = json_of(result);
  const Ceilings ceilings = predicted_ceilings(result.scenario);
  ASSERT_EQ(document["stages"].size(), 1U);
  EXPECT_EQ(document["stages"][0]["id"], "review");
  EXPECT_EQ(document["stages"][0]["simulated_per_hour"], 3);
  EXPECT_GT(document["stages"][0]["simulated_half_width"], 0);
  EXPECT_EQ(document["stages"][0]["most_per_hour"].get<double>(), ceilings.stages[0].most_per_hour);
  EXPECT_EQ(document["pools"][0]["offered_per_hour"].get<double>(), ceilings.pools[0].offered_per_hour);
  EXPECT_EQ(document["simulated_replications"], 2);
  EXPECT_TRUE(has(table_of(result), "  50 %  SIMULATED")) << "3 of the 6 that ten minutes each allow\n"
                                                          << table_of(result);
}

TEST(BenchmarkReport, TellsWhichPoolIsFullFirst) {
  EXPECT_TRUE(has(table_of(MadeUpResult(dated_order(), 1)),
                  "work of this mix could grow by 460 % until the pool reviewers is at work all of its time"));
  Scenario overloaded = dated_order();
  overloaded.platform.stages[0].handling = Distribution::constant(7200);
  EXPECT_TRUE(has(table_of(MadeUpResult(overloaded, 1)), "▲ the pool reviewers is offered 214 % of what it can do"));
}

TEST(BenchmarkReport, HasNoStagesWhereThePlatformIsReplayed) {
  Scenario replayed = dated_order();
  Act act;
  act.id = "withholds";
  act.order = SourceId(0U);
  replayed.script.push_back(act);
  ASSERT_TRUE(replayed.is_platform_replayed());
  const MadeUpResult result(replayed, 1);
  EXPECT_FALSE(has(table_of(result), "offered"));
  EXPECT_TRUE(json_of(result)["stages"].empty());
}

TEST(BenchmarkReport, TellsOfEachOrderWhetherItCouldBeDoneAlone) {
  const MadeUpResult result(dated_order(), 1);
  const OrderLoad alone = predicted_order_loads(result.scenario).at(0);
  const json order = json_of(result)["orders_alone"].at(0);
  EXPECT_EQ(order["id"], "first");
  EXPECT_EQ(order["pools"][0]["load"].is_null() ? HUGE_VAL : order["pools"][0]["load"].get<double>(),
            alone.pools[0].load);
  EXPECT_TRUE(has(table_of(result), "not to be done in time"));
}

TEST(BenchmarkReport, HoldsEverySpeedForProgramsAndNullForWhatNobodyKnows) {
  const json document = json_of(MadeUpResult(dated_order(), 2));
  EXPECT_EQ(document["docket_bench"], 1);
  EXPECT_EQ(document["partial"], false);
  ASSERT_EQ(document["speeds"].size(), 2U);
  for (const json& speed : document["speeds"]) {
    const double items = speed["items_per_round"].get<double>();
    EXPECT_DOUBLE_EQ(speed["items_per_second"].get<double>() * speed["round_median_seconds"].get<double>(), items);
    EXPECT_GE(speed["items_per_second_fastest"].get<double>(), speed["items_per_second"].get<double>());
  }
  EXPECT_EQ(document["speeds"][0]["peak_memory_bytes"], 12 << 20);
  EXPECT_TRUE(document["speeds"][1]["peak_memory_bytes"].is_null());
  EXPECT_TRUE(document["memory"]["bytes_per_live_item"].is_null());
}

TEST(BenchmarkReport, OfReplicationsThatALimitCutSaysSo) {
  MadeUpResult result(dated_order(), 2);
  result.replications().limit = Limit::events;
  result.replications().results[0].limit = Limit::events;
  EXPECT_TRUE(has(table_of(result), "PARTIAL: the limit of events in a replication stopped 1 of 2 replications"));
  EXPECT_EQ(json_of(result)["partial"], true);
}

}  // namespace
}  // namespace docket
