// What ends a run before its scenario does: where exactly, with what left of it, and what is said.
#include <gtest/gtest.h>

#include <string>

#include "docket/run/run.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

using test::one_order;
using test::one_queue;
using test::RecordKeeper;

Scenario long_queue() { return one_queue(1.0, Distribution::constant(0.5), 1, 1'000'000); }

RunResult played(const Scenario& scenario, const RunOptions& options, JournalSink* sink = nullptr) {
  const MetricCatalogue catalogue(scenario);
  const std::vector<JournalSink*> sinks(sink == nullptr ? 0 : 1, sink);
  return run(scenario, catalogue, 7, 3, sinks, options);
}

/// A platform and an authority that ask and answer for ever, and take no time for it.
Scenario endless_questions() {
  Scenario s = one_order(2);
  s.platform.stages[0].handling = Distribution::constant(0);
  s.platform.policy = {{"ask", {}, Decision::ask_clarification}};
  s.authorities[0].clarifies = Distribution::constant(0);
  return s;
}

TEST(RunLimits, OfItemsEndsBeforeTheFirstThatIsTooMany) {
  RunOptions options;
  options.max_cases.items = 500;
  const RunResult result = played(long_queue(), options);
  EXPECT_EQ(result.reason, StopReason::limit_reached);
  EXPECT_EQ(result.limit, Limit::items);
  EXPECT_EQ(result.items, 500U);
}

TEST(RunLimits, OfOrdersCountBatchesToo) {
  RunOptions options;
  options.max_cases.orders = 300;
  Scenario batches = long_queue();
  batches.work_streams[0].batch = Distribution::constant(2);
  const RunResult result = played(batches, options);
  EXPECT_EQ(result.limit, Limit::orders);
  EXPECT_EQ(result.items, 600U);
}

TEST(RunLimits, AListThatIsTooLongIsNotEvenBegun) {
  RunOptions options;
  options.max_cases.items = 999;
  Scenario s = one_order(4'000'000'000);
  RecordKeeper journal;
  const RunResult result = played(s, options, &journal);
  EXPECT_EQ(result.limit, Limit::items);
  EXPECT_EQ(result.items, 0U);
  EXPECT_TRUE(journal.all<ItemListed>().empty());
  s.item_groups[0].count = 999;
  EXPECT_EQ(played(s, options).limit, Limit::none) << "as many as the limit are no more than it";
}

TEST(RunLimits, ABatchOfAnySizeIsHeldToTheLimit) {
  Scenario s = long_queue();
  s.work_streams[0].batch = Distribution::constant(1e15);
  EXPECT_EQ(played(s, {}).limit, Limit::items);
}

TEST(RunLimits, AreTheSameForEveryLeafLimit) {
  for (const std::uint32_t leaves : {1U, 64U, 4096U}) {
    RunOptions options;
    options.leaf_limit = leaves;
    options.max_cases.items = 500;
    const RunResult result = played(long_queue(), options);
    options.leaf_limit = 4096;
    EXPECT_EQ(result.fingerprint, played(long_queue(), options).fingerprint);
  }
}

TEST(RunLimits, ACallerWhoStopsItGetsWhatALimitOfAsManyEventsGives) {
  RunOptions stopped;
  int asked = 0;
  stopped.should_stop = [&asked] { return ++asked == 5 ? Limit::time : Limit::none; };
  const RunResult by_caller = played(long_queue(), stopped);
  EXPECT_EQ(by_caller.reason, StopReason::limit_reached);
  EXPECT_EQ(by_caller.limit, Limit::time);
  EXPECT_EQ(asked, 5) << "and is not asked again";
  RunOptions counted;
  counted.max_events = by_caller.events;
  const RunResult by_count = played(long_queue(), counted);
  EXPECT_EQ(by_count.limit, Limit::events);
  EXPECT_EQ(by_count.fingerprint, by_caller.fingerprint);
  EXPECT_EQ(by_count.stopped_at, by_caller.stopped_at);
}

TEST(RunLimits, AskingChangesNothing) {
  const Scenario s = one_queue(1.0, Distribution::constant(0.5), 1, 5'000);
  RunOptions asking;
  asking.should_stop = [] { return Limit::none; };
  const RunResult asked = played(s, asking);
  EXPECT_EQ(asked.reason, StopReason::rule_met);
  EXPECT_EQ(asked.fingerprint, played(s, {}).fingerprint);
}

TEST(RunLimits, AStandstillEndsAndSaysWhatGoesRound) {
  const RunResult result = played(endless_questions(), {});
  EXPECT_EQ(result.reason, StopReason::limit_reached);
  EXPECT_EQ(result.limit, Limit::standstill);
  EXPECT_EQ(result.stopped_at, Instant() + Duration::hours(1));
  for (const char* part : {"clarification is given (order first)", "a visit finishes (pool reviewers)"}) {
    EXPECT_NE(result.loop.find(part), std::string::npos) << result.loop;
  }
}

TEST(RunLimits, ManyItemsAtOneInstantAreNoStandstill) {
  Scenario s = one_order(100'000);
  s.platform.stages[0].handling = Distribution::constant(0);
  EXPECT_EQ(played(s, {}).limit, Limit::none);
}

/// Breaks a promise as soon as an item is answered.
class BrokenSink final : public JournalSink {
 public:
  void read(std::span<const Record> records) override {
    for (const Record& record : records) {
      ensure(!std::holds_alternative<Visit>(record), "a promise is broken");
    }
  }
};

TEST(AFault, SaysWhenAndWhereItHappenedAndInWhichReplication) {
  Scenario s = one_order(1'000);
  BrokenSink sink;
  try {
    played(s, {}, &sink);
    FAIL() << "no fault";
  } catch (const Fault& fault) {
    const std::string text = fault.what();
    for (const char* part : {"a promise is broken; at 1970-01-", "after the start), phase \"", "(pool reviewers)",
                             "; seed 7, replication 3"}) {
      EXPECT_NE(text.find(part), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace docket
