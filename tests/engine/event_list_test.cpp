#include "docket/engine/event_list.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "docket/core/check.hpp"

namespace docket {
namespace {

Instant us(std::int64_t count) { return Instant::from_us(count); }
Signal named(std::uint16_t kind) { return {kind, 0, 0}; }

std::vector<int> pop_all(EventList& list) {
  std::vector<int> kinds;
  while (const auto event = list.pop()) {
    kinds.push_back(event->signal.kind);
  }
  return kinds;
}

TEST(EventList, OrdersByTimeThenPhaseThenSchedulingWhateverHoldsTheEvent) {
  EventList list;
  const LeafId leaf = list.add_leaf();
  const LeafId other = list.add_leaf();
  list.add(us(5), 1, named(4));
  list.set(leaf, us(5), 1, named(5));
  list.add(us(5), 1, named(6));
  list.set(other, us(5), 0, named(3));
  list.add(us(4), 9, named(2));
  list.add(us(0), 9, named(1));
  list.add(us(6), 0, named(7));
  EXPECT_EQ(pop_all(list), (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
}

TEST(EventList, RunsAnEventForNowInAnEarlierPhaseBeforeLaterPhasesStillPending) {
  EventList list;
  list.add(us(5), 3, named(1));
  list.add(us(5), 6, named(3));
  EXPECT_EQ(list.pop()->signal.kind, 1);
  list.add(us(5), 2, named(2));
  EXPECT_EQ(pop_all(list), (std::vector<int>{2, 3}));
}

TEST(EventList, MovesALeafRescheduledIntoOrOutOfThePresent) {
  EventList list;
  const LeafId leaf = list.add_leaf();
  list.set(leaf, us(50), 0, named(9));
  list.add(us(10), 0, named(1));
  EXPECT_EQ(list.pop()->signal.kind, 1);
  list.set(leaf, us(10), 0, named(9));
  list.set(leaf, us(20), 0, named(2));
  list.add(us(10), 5, named(3));
  EXPECT_EQ(pop_all(list), (std::vector<int>{3, 2}));
}

TEST(EventList, TellsTheInstantPhaseAndSignalOfAnEventAndMovesTheClock) {
  EventList list;
  const Event event{us(77), 200, {1, 2, 3}};
  list.add(event.at, event.phase, event.signal);
  EXPECT_EQ(list.next_at(), us(77));
  EXPECT_EQ(list.now(), us(0));
  EXPECT_EQ(list.pop(), event);
  EXPECT_EQ(list.now(), us(77));
  EXPECT_EQ(list.next_at(), std::nullopt);
}

TEST(EventList, LeavesTheClockAtTheBoundWhenOnlyLaterEventsArePending) {
  EventList list;
  list.add(us(100), 0, named(2));
  EXPECT_EQ(list.pop_until(us(60)), std::nullopt);
  EXPECT_EQ(list.now(), us(60));
  list.add(us(60), 0, named(0));
  list.add(us(61), 0, named(1));
  EXPECT_EQ(pop_all(list), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(list.pop_until(us(500)), std::nullopt);
  EXPECT_EQ(list.now(), us(100));
}

TEST(EventList, TakesEarlyEventsAgainOnceEverythingLateWasCancelled) {
  EventList list;
  const EventHandle late = list.add(us(1'000'000'000), 0, named(9));
  list.cancel(late);
  EXPECT_FALSE(list.pop().has_value());
  list.add(us(3), 0, named(1));
  list.add(us(2), 0, named(0));
  EXPECT_EQ(pop_all(list), (std::vector<int>{0, 1}));
}

TEST(EventHandle, ReachesItsEventOnlyWhilePending) {
  EventList list;
  const EventHandle none;
  EXPECT_FALSE(list.is_pending(none));
  EXPECT_FALSE(list.cancel(none));
  const EventHandle done = list.add(us(1), 0, named(1));
  list.pop();
  EXPECT_FALSE(list.cancel(done));
  const EventHandle cancelled = list.add(us(2), 0, named(2));
  EXPECT_TRUE(list.cancel(cancelled));
  EXPECT_FALSE(list.cancel(cancelled));
  EXPECT_EQ(list.pending(), 0U);
}

TEST(EventHandle, OfAFormerEventDoesNotReachTheNextOneInItsSlot) {
  EventList list;
  const EventHandle former = list.add(us(1), 0, named(1));
  list.cancel(former);
  const EventHandle latter = list.add(us(1), 0, named(2));
  ASSERT_EQ(former.slot, latter.slot);
  EXPECT_FALSE(list.cancel(former));
  EXPECT_TRUE(list.is_pending(latter));
}

TEST(DeadEvents, DoNotPileUpAheadOfTheClock) {
  EventList list;
  list.add(us(1), 0, named(1));
  for (int i = 0; i < 100'000; ++i) {
    list.cancel(list.add(us(1'000'000), 0, named(2)));
    list.cancel(list.add(us(1'000'000 + i), 0, named(2)));
    ASSERT_LE(list.stored(), 2 * list.pending() + 64);
  }
}

TEST(DeadEvents, DoNotPileUpAtThePresentInstant) {
  EventList list;
  const LeafId leaf = list.add_leaf();
  for (int i = 0; i < 100'000; ++i) {
    list.cancel(list.add(us(0), 0, named(1)));
    list.set(leaf, us(0), 0, named(2));
    ASSERT_LE(list.stored(), 2 * list.pending() + 64);
  }
  EXPECT_EQ(pop_all(list), (std::vector<int>{2}));
}

TEST(DeadEvents, SweptAtAnInstantLetNoLeafPassWhatIsStillToHappenThere) {
  EventList list;
  list.set(list.add_leaf(), us(9), 0, named(2));
  list.add(us(0), 0, named(1));
  std::vector<EventHandle> others;
  for (int i = 0; i < 200; ++i) {
    others.push_back(list.add(us(5), 0, named(3)));
  }
  for (const EventHandle other : others) {
    list.cancel(other);
  }
  EXPECT_EQ(pop_all(list), (std::vector<int>{1, 2}));
}

TEST(DeadEvents, AreSweptAlsoWhenTheLivingLeaveByHappening) {
  EventList list;
  for (int i = 0; i < 1000; ++i) {
    list.add(us(i), 0, named(1));
    list.cancel(list.add(us(1'000'000 + i), 0, named(2)));
  }
  while (list.pop()) {
    ASSERT_LE(list.stored(), 2 * list.pending() + 64);
  }
}

TEST(EventListFaults, PastFarFutureUnknownLeafAndLeafLimit) {
  EventList list;
  list.add(us(10), 0, named(1));
  list.pop();
  EXPECT_THROW(list.add(us(9), 0, named(1)), Fault);
  EXPECT_THROW(list.add(us(std::int64_t{1} << 52U), 0, named(1)), Fault);
  EXPECT_THROW(list.add(Instant::never(), 0, named(1)), Fault);
  EXPECT_THROW(list.set(LeafId::none(), us(20), 0, named(1)), Fault);
  EXPECT_THROW(list.set(LeafId(std::uint32_t{3}), us(20), 0, named(1)), Fault);
  EXPECT_THROW(EventList(EventListOptions{0}), Fault);
  EXPECT_THROW(EventList(EventListOptions{4097}), Fault);
}

TEST(EventListFaults, LeaveTheListAsItWas) {
  EventList list;
  const LeafId leaf = list.add_leaf();
  list.set(leaf, us(10), 0, named(1));
  EXPECT_THROW(list.set(leaf, us(-1), 0, named(2)), Fault);
  EXPECT_THROW(list.add(us(-1), 0, named(3)), Fault);
  EXPECT_EQ(list.pending(), 1U);
  EXPECT_EQ(pop_all(list), (std::vector<int>{1}));
}

TEST(EventList, HoldsTheLastMicrosecondsOfItsRange) {
  EventList list;
  const std::int64_t end = (std::int64_t{1} << 52U) - 2;
  const LeafId leaf = list.add_leaf();
  list.set(leaf, us(end), 0, named(1));
  list.add(us(end), 0, named(2));
  list.add(us(end - 1), 0, named(0));
  EXPECT_EQ(pop_all(list), (std::vector<int>{0, 1, 2}));
}

}  // namespace
}  // namespace docket
