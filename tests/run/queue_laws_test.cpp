// How work waits and is served, in small runs whose journal is known in advance.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::add_order;
using test::add_shift;
using test::hour;
using test::one_order;
using test::one_queue;
using test::play;
using test::RecordKeeper;

TEST(QueueLaws, WorkThatIsHandedOverKeepsItsPlaceInLine) {
  for (const Discipline discipline : {Discipline::fifo, Discipline::edf}) {
    Scenario s = one_order(3);
    add_shift(s, {{hour(0), hour(2)}, {hour(10), hour(30)}});
    s.platform.pools[0].at_shift_end = AtShiftEnd::hand_over;
    s.platform.stages[0].handling = Distribution::constant(7200);
    s.platform.stages[0].discipline = discipline;
    RecordKeeper journal;
    play(s, journal);
    const auto visits = journal.all<Visit>();
    ASSERT_EQ(visits.size(), 4U);
    EXPECT_EQ(visits[0].outcome, VisitOutcome::handed_over);
    EXPECT_EQ(visits[1].item, visits[0].item);
    EXPECT_EQ(visits[1].at, hour(11));
    EXPECT_EQ(visits[2].at, hour(13));
  }
}

TEST(QueueLaws, AnItemUnderTwoOrdersIsWorkedToTheEarlierDueTime) {
  Scenario s = one_order(1);
  add_shift(s, {{hour(10), hour(30)}});
  s.platform.stages[0].discipline = Discipline::edf;
  s.orders[0].items = {GroupId(1U)};  // two others, due at 25 h
  add_order(s, "same-day", GroupId(0U), hour(2));
  RecordKeeper later;
  play(s, later);
  EXPECT_EQ(later.all<Visit>().back().item, later.all<ItemListed>().back().item);  // due at 26 h: last
  add_order(s, "urgent", GroupId(0U), hour(4), Duration::hours(12));
  RecordKeeper sooner;
  play(s, sooner);
  ASSERT_EQ(sooner.all<Visit>().size(), 3U);
  EXPECT_EQ(sooner.all<Visit>().front().item, sooner.all<ItemListed>().back().item);  // due at 16 h: first
}

TEST(QueueLaws, DueTimesAreDrawnForEachItemOrForTheWholeBatch) {
  for (const bool is_per_item : {true, false}) {
    Scenario s = one_queue(0.1, Distribution::constant(1), 1, 60);
    s.work_streams[0].batch = Distribution::constant(3);
    s.work_streams[0].due = DueSpec{is_per_item, Distribution::uniform(10, 1000)};
    RecordKeeper journal;
    play(s, journal);
    std::map<Instant, std::vector<Instant>> due;
    for (const ItemListed& listed : journal.all<ItemListed>()) {
      due[listed.at].push_back(listed.due_at);
    }
    for (auto& [at, times] : due) {
      std::ranges::sort(times);
      const auto different = std::unique(times.begin(), times.end()) - times.begin();
      EXPECT_EQ(different, is_per_item ? 3 : 1);
      EXPECT_GE(times.front() - at, Duration::seconds(10));
    }
  }
}

TEST(QueueLaws, ItemsThatEndARunAreCountedAfterTheWarmUp) {
  Scenario s = one_queue(1, Distribution::constant(0.1), 1, 50);
  RecordKeeper journal;
  play(s, journal, 0, Instant() + Duration::seconds(200));
  const auto ended = journal.all<JobEnded>();
  const auto measured = std::ranges::count_if(ended, [](const JobEnded& job) {
    return job.outcome == JobOutcome::finished && job.at >= Instant() + Duration::seconds(200);
  });
  EXPECT_EQ(measured, 50);
}

}  // namespace
}  // namespace docket
