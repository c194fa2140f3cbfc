#include "docket/engine/run_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace docket {
namespace {

constexpr std::uint64_t kNoEnd = UINT64_MAX;

Instant us(std::int64_t count) { return Instant::from_us(count); }

// A list with one event each 10 microseconds, from 10 on, that never ends.
class ALoop : public testing::Test {
 protected:
  ALoop() { list_.set(clock_, us(10), 0, {}); }

  auto tick() {
    return [this](const Event& event) {
      list_.set(clock_, event.at + Duration::microseconds(10), 0, {});
      return true;
    };
  }

  EventList list_;
  LeafId clock_ = list_.add_leaf();
};

TEST_F(ALoop, StopsAtTheHorizonAfterTheEventsDueThere) {
  RunLoop loop(list_, us(50));
  EXPECT_EQ(loop.play(kNoEnd, tick()), StopReason::horizon);
  EXPECT_EQ(list_.now(), us(50));
  EXPECT_EQ(loop.events(), 5U);
}

TEST_F(ALoop, RunsEveryPhaseOfTheHorizon) {
  list_.add(us(50), 255, {1, 0, 0});
  int last_kind = -1;
  RunLoop loop(list_, us(50));
  loop.play(kNoEnd, [&](const Event& event) {
    last_kind = event.signal.kind;
    return event.signal.kind != 0 || tick()(event);
  });
  EXPECT_EQ(last_kind, 1);
  EXPECT_EQ(loop.events(), 6U);
}

TEST_F(ALoop, StandsAtTheHorizonEvenBetweenEventsAndTheListCanGoOn) {
  RunLoop(list_, us(44)).play(kNoEnd, tick());
  EXPECT_EQ(list_.now(), us(44));
  RunLoop rest(list_, us(100));
  rest.play(kNoEnd, tick());
  EXPECT_EQ(rest.events(), 6U);
  EXPECT_EQ(list_.now(), us(100));
}

TEST_F(ALoop, IsDrainedAtTheLastEvent) {
  RunLoop loop(list_, us(1000));
  EXPECT_EQ(loop.play(kNoEnd, [](const Event&) { return true; }), StopReason::drained);
  EXPECT_EQ(list_.now(), us(10));
  EXPECT_EQ(loop.events(), 1U);
}

TEST_F(ALoop, StopsWhenTheHandlerSaysSo) {
  RunLoop loop(list_, Instant::never());
  EXPECT_EQ(loop.play(kNoEnd, [&](const Event& event) { return tick()(event) && event.at < us(30); }),
            StopReason::rule_met);
  EXPECT_EQ(list_.now(), us(30));
  EXPECT_EQ(loop.events(), 3U);
}

TEST_F(ALoop, StopsAtTheLimitOfEventsAndLosesNone) {
  RunLoop loop(list_, us(1000), 7);
  EXPECT_EQ(loop.play(kNoEnd, tick()), StopReason::limit_reached);
  EXPECT_EQ(list_.now(), us(70));
  EXPECT_EQ(list_.next_at(), us(80));
}

TEST_F(ALoop, PlayedInSlicesComesToTheSame) {
  for (const std::uint64_t slice : {1U, 2U, 3U, 7U, 100U}) {
    EventList list;
    const LeafId clock = list.add_leaf();
    list.set(clock, us(10), 0, {});
    RunLoop loop(list, us(1000), 7);
    std::optional<StopReason> reason;
    for (std::uint64_t slices = 1; !reason; ++slices) {
      reason = loop.play(slice, [&](const Event& event) {
        list.set(clock, event.at + Duration::microseconds(10), 0, {});
        return true;
      });
      EXPECT_EQ(loop.events(), std::min<std::uint64_t>(slices * slice, 7));
    }
    EXPECT_EQ(reason, StopReason::limit_reached);
    EXPECT_EQ(list.now(), us(70));
  }
}

TEST_F(ALoop, CountsTheStepsAtOneInstantFromSliceToSlice) {
  RunLoop loop(list_, us(1000));
  const auto again_at_once = [&](const Event& event) {
    list_.add(event.at, 4, {12, 34, 0});
    return true;
  };
  for (std::uint64_t slices = 1; slices <= 5; ++slices) {
    EXPECT_EQ(loop.play(20, again_at_once), std::nullopt);
    EXPECT_EQ(loop.steps_at_one_instant(), slices * 20);
  }
}

/// Ends and counts of a list that ticks, where the handler takes that many more events from the loop each time.
auto played_in_stretches(std::uint64_t slice, std::uint64_t limit, Instant horizon, int stretch) {
  EventList list;
  const LeafId clock = list.add_leaf();
  list.set(clock, us(10), 0, {});
  RunLoop loop(list, horizon, limit);
  const auto tick = [&](const Event& event) { list.set(clock, event.at + Duration::microseconds(10), 0, {}); };
  const auto tick_and_go_on = [&](Event& event) {
    tick(event);
    for (int i = 0; i < stretch && loop.next(event); ++i) {
      tick(event);
    }
    return true;
  };
  std::vector<std::uint64_t> after_slices;
  std::optional<StopReason> reason;
  while (!reason) {
    reason = loop.play(slice, tick_and_go_on);
    after_slices.push_back(loop.events());
  }
  return std::tuple(after_slices, *reason, list.now(), loop.steps_at_one_instant());
}

TEST(AHandler, MayTakeTheNextEventsItselfAndAllIsAsIfItHadBeenPassedThem) {
  for (const std::uint64_t slice : {1U, 5U, 100U}) {
    for (const std::uint64_t limit : {std::uint64_t{7}, kNoEnd}) {
      for (const std::int64_t horizon : {65, 70, 75}) {
        const auto one_by_one = played_in_stretches(slice, limit, us(horizon), 0);
        EXPECT_EQ(played_in_stretches(slice, limit, us(horizon), 3), one_by_one) << slice << " " << horizon;
        EXPECT_EQ(played_in_stretches(slice, limit, us(horizon), 1000), one_by_one) << slice << " " << horizon;
      }
    }
  }
}

TEST_F(ALoop, CountsStepsAnewAtEachInstant) {
  RunLoop loop(list_, us(1000));
  loop.play(50, tick());
  EXPECT_EQ(loop.steps_at_one_instant(), 1U);
}

}  // namespace
}  // namespace docket
