// What a run leaves out at its start, and what it counts towards its end.
#include <gtest/gtest.h>

#include "docket/run/run.hpp"
#include "run/warm_up_pilot.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

/// Customers every hour, each served for half an hour.
Scenario hourly(std::uint64_t items) {
  Scenario s = test::one_queue(1, Distribution::constant(1800), 1, items);
  s.work_streams[0].arrivals = ArrivalProcess::renewal(Distribution::constant(3600));
  return s;
}

double measured(const Scenario& scenario, const std::string& name) {
  const MetricCatalogue catalogue(scenario);
  const RunResult result = run(scenario, catalogue, 1, 0);
  return result.metrics[catalogue.find(MetricScope::source, "customers", name).value()];
}

TEST(WarmUp, ByItemsLeavesThemOutAndMeasuresAsManyAsAsked) {
  Scenario s = hourly(7);
  s.run.warm_up = {WarmUpKind::items, Duration(), 5};
  EXPECT_EQ(measured(s, "items_answered"), 7);
  EXPECT_EQ(measured(s, "items"), 7);
}

TEST(WarmUp, ByDurationLeavesOutWhatWasServedBefore) {
  Scenario s = hourly(1'000);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::hours(24);
  s.run.warm_up = {WarmUpKind::duration, Duration::hours(4), 0};
  EXPECT_EQ(measured(s, "items"), 21);  // at 4 h, 5 h, …, 24 h
  EXPECT_EQ(measured(s, "items_answered"), 20);
}

TEST(WarmUp, FoundFromTheRunIsNothingWhereThereIsNoTransient) {
  EXPECT_EQ(measured(hourly(200), "items"), 200);
  Scenario s = hourly(200);
  s.run.warm_up.kind = WarmUpKind::automatic;
  EXPECT_EQ(measured(s, "items"), 200);
}

// What is left out must not be chosen by what it would add to the mean: that makes every mean too small.
TEST(WarmUp, FoundFromTheRunIsTheSameForAllReplications) {
  Scenario s = test::one_queue(0.8, Distribution::exponential(1), 1, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::seconds(2'000);
  s.run.warm_up.kind = WarmUpKind::automatic;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Instant first = warm_up_ends(s, seed, 0, {});
    for (std::uint32_t replication = 1; replication < 5; ++replication) {
      EXPECT_EQ(warm_up_ends(s, seed, replication, {}), first);
    }
  }
}

TEST(WarmUp, FoundFromTheRunLeavesOutAQueueThatDrains) {
  // A backlog of 300 at the start, then a stream that never waits: the first items tell nothing of the long run.
  Scenario s = test::one_queue(0.01, Distribution::constant(1), 1, 2'000);
  s.sources.push_back({"backlog", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back({"backlog",
                            SourceId(1U),
                            StageId(0U),
                            ArrivalProcess::renewal(Distribution::constant(1e9)),
                            Distribution::constant(300),
                            test::plain_accounts(),
                            1,
                            {},
                            {},
                            Instant(),
                            Instant::never()});
  s.work_streams[1].arrivals = ArrivalProcess::renewal(Distribution::constant(1));
  s.work_streams[1].ends_at = Instant() + Duration::seconds(1);
  const MetricCatalogue catalogue(s);
  const auto items_of_backlog = catalogue.find(MetricScope::source, "backlog", "items").value();
  EXPECT_EQ(run(s, catalogue, 1, 0).metrics[items_of_backlog], 300);
  s.run.warm_up.kind = WarmUpKind::automatic;
  EXPECT_EQ(run(s, catalogue, 1, 0).metrics[items_of_backlog], 0);
}

}  // namespace
}  // namespace docket
