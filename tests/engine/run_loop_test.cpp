#include "docket/engine/run_loop.hpp"

#include <gtest/gtest.h>

#include <string>

namespace docket {
namespace {

Instant us(std::int64_t count) { return Instant::from_us(count); }

// A list with one event each 10 microseconds, from 10 on, that never ends.
class RunLoop : public testing::Test {
 protected:
  RunLoop() { list_.set(clock_, us(10), 0, {}); }

  auto tick() {
    return [this](const Event& event) {
      list_.set(clock_, event.at + Duration::microseconds(10), 0, {});
      return true;
    };
  }

  EventList list_;
  LeafId clock_ = list_.add_leaf();
};

TEST_F(RunLoop, StopsAtTheHorizonAfterTheEventsDueThere) {
  const RunOutcome outcome = run_events(list_, us(50), {}, tick());
  EXPECT_EQ(outcome.reason, StopReason::horizon);
  EXPECT_EQ(outcome.stopped_at, us(50));
  EXPECT_EQ(outcome.events, 5U);
}

TEST_F(RunLoop, RunsEveryPhaseOfTheHorizon) {
  list_.add(us(50), 255, {1, 0, 0});
  int last_kind = -1;
  const RunOutcome outcome = run_events(list_, us(50), {}, [&](const Event& event) {
    last_kind = event.signal.kind;
    if (event.signal.kind == 0) {
      list_.set(clock_, event.at + Duration::microseconds(10), 0, {});
    }
    return true;
  });
  EXPECT_EQ(last_kind, 1);
  EXPECT_EQ(outcome.events, 6U);
}

TEST_F(RunLoop, StandsAtTheHorizonEvenBetweenEventsAndCanGoOn) {
  EXPECT_EQ(run_events(list_, us(44), {}, tick()).stopped_at, us(44));
  const RunOutcome rest = run_events(list_, us(100), {}, tick());
  EXPECT_EQ(rest.events, 6U);
  EXPECT_EQ(rest.stopped_at, us(100));
}

TEST_F(RunLoop, IsDrainedAtTheLastEvent) {
  const RunOutcome outcome = run_events(list_, us(1000), {}, [](const Event&) { return true; });
  EXPECT_EQ(outcome.reason, StopReason::drained);
  EXPECT_EQ(outcome.stopped_at, us(10));
  EXPECT_EQ(outcome.events, 1U);
}

TEST_F(RunLoop, StopsWhenTheHandlerSaysSo) {
  const auto tick_until_30 = [&](const Event& event) { return tick()(event) && event.at < us(30); };
  const RunOutcome outcome = run_events(list_, Instant::never(), {}, tick_until_30);
  EXPECT_EQ(outcome.reason, StopReason::rule_met);
  EXPECT_EQ(outcome.stopped_at, us(30));
  EXPECT_EQ(outcome.events, 3U);
}

TEST_F(RunLoop, StopsAtTheLimitOfEventsAndLosesNone) {
  RunLimits limits;
  limits.max_events = 7;
  const RunOutcome outcome = run_events(list_, us(1000), limits, tick());
  EXPECT_EQ(outcome.reason, StopReason::limit_reached);
  EXPECT_EQ(outcome.stopped_at, us(70));
  EXPECT_EQ(list_.next_at(), us(80));
}

TEST_F(RunLoop, EndsAnEndlessLoopWithAMessageThatSaysWhereItIs) {
  RunLimits limits;
  limits.max_steps_at_one_instant = 100;
  int steps = 0;
  try {
    run_events(list_, us(1000), limits, [&](const Event& event) {
      list_.add(event.at, 4, {12, 34, 0});
      return ++steps < 1000;
    });
    FAIL() << "no fault";
  } catch (const Fault& fault) {
    EXPECT_EQ(steps, 100);
    for (const char* part : {"endless loop", "10 us", "phase 4", "kind 12", "subject 34"}) {
      EXPECT_NE(std::string(fault.what()).find(part), std::string::npos) << part;
    }
  }
}

TEST_F(RunLoop, CountsStepsAnewAtEachInstant) {
  RunLimits limits;
  limits.max_steps_at_one_instant = 1;
  EXPECT_EQ(run_events(list_, us(1000), limits, tick()).events, 100U);
}

}  // namespace
}  // namespace docket
