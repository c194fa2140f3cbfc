// More urgent work takes reviewers from less urgent work: in small houses whose journal is known in advance, and as
// laws over busy ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::play;
using test::RecordKeeper;

Instant second(int s) { return Instant() + Duration::seconds(s); }

/// One stage where smaller priority numbers interrupt; work takes 100 s; nothing comes yet.
Scenario empty_house(Preemption preemption, std::uint32_t reviewers = 1) {
  Scenario s = test::one_queue(1, Distribution::constant(100), reviewers, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = second(10'000);
  s.platform.pools[0].preemption = preemption;
  s.platform.stages[0].discipline = Discipline::priority;
  s.work_streams.clear();
  s.sources.clear();
  return s;
}

/// One item of this priority, at this second. Sources count up.
WorkStreamSpec& add_item(Scenario& s, int at, std::int32_t priority) {
  const std::string id = "item-" + std::to_string(s.sources.size());
  s.work_streams.push_back({id,
                            SourceId(s.sources.size()),
                            StageId(0U),
                            ArrivalProcess::renewal(Distribution::constant(at)),
                            Distribution::constant(1),
                            test::plain_accounts(),
                            priority,
                            {},
                            {},
                            Instant(),
                            second(at + 1)});
  s.sources.push_back({id, SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  return s.work_streams.back();
}

struct Segment {
  std::uint32_t source;
  std::int64_t from;
  std::int64_t to;
  VisitOutcome outcome = VisitOutcome::left;

  auto told() const { return std::tuple(source, from, to, outcome); }
  bool operator==(const Segment& other) const { return told() == other.told(); }
  friend std::ostream& operator<<(std::ostream& out, const Segment& s) {
    return out << s.source << ": " << s.from << " to " << s.to << " (" << static_cast<int>(s.outcome) << ")";
  }
};

/// What was served when, in seconds, in the order in which it ended.
std::vector<Segment> served(const Scenario& s) {
  RecordKeeper journal;
  play(s, journal);
  std::vector<Segment> segments;
  for (const Visit& visit : journal.all<Visit>()) {
    const auto seconds = [](Instant at) { return at.count_us() / 1'000'000; };
    segments.push_back({visit.source.index(), seconds(visit.started_at), seconds(visit.at), visit.outcome});
  }
  return segments;
}

constexpr VisitOutcome kInterrupted = VisitOutcome::interrupted;

TEST(PreemptionLaws, InterruptedWorkGoesOnWithWhatIsLeftOrBeginsAgain) {
  for (const auto& [preemption, done] : {std::pair(Preemption::resume, 210), {Preemption::restart, 250}}) {
    Scenario s = empty_house(preemption);
    add_item(s, 10, 2);
    add_item(s, 50, 1);
    EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 50, kInterrupted}, {1, 50, 150}, {0, 150, done}}));
  }
}

TEST(PreemptionLaws, WithoutItWhatHasBegunIsFinishedFirst) {
  Scenario s = empty_house(Preemption::none);
  add_item(s, 10, 2);
  add_item(s, 50, 1);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 110}, {1, 110, 210}}));
}

TEST(PreemptionLaws, WorkBegunAnewTakesAnotherTimeAtEachInterruption) {
  Scenario s = empty_house(Preemption::restart_anew);
  s.platform.stages[0].handling = Distribution::uniform(1000, 9000);
  s.run.ends_at = second(100'000);
  add_item(s, 10, 2);
  std::set<Duration> works;
  for (int interruptions = 0; interruptions < 3; ++interruptions) {
    RecordKeeper journal;
    play(s, journal);
    const auto visits = journal.all<Visit>();
    const Visit done = *std::ranges::find_if(
        visits, [](const Visit& v) { return v.source == SourceId(0U) && v.outcome == VisitOutcome::left; });
    works.insert(done.at - done.started_at);
    add_item(s, static_cast<int>((done.started_at - Instant()).in_seconds()) + 100, 1);
  }
  EXPECT_EQ(works.size(), 3U);
}

TEST(PreemptionLaws, TheLeastUrgentMakesWayAndOfEqualsTheOneBegunLast) {
  Scenario s = empty_house(Preemption::resume, 3);
  add_item(s, 10, 3);
  add_item(s, 20, 3);
  add_item(s, 30, 2);
  add_item(s, 40, 1);
  EXPECT_EQ(served(s),
            (std::vector<Segment>{{1, 20, 40, kInterrupted}, {0, 10, 110}, {2, 30, 130}, {3, 40, 140}, {1, 110, 190}}));
}

TEST(PreemptionLaws, NobodyMakesWayForAnEqualOrForTheLessUrgent) {
  Scenario s = empty_house(Preemption::resume);
  add_item(s, 10, 2);
  add_item(s, 20, 3);
  add_item(s, 30, 2);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 110}, {2, 110, 210}, {1, 210, 310}}));
}

TEST(PreemptionLaws, WhatWasInterruptedStandsBeforeItsClassThatCameLater) {
  Scenario s = empty_house(Preemption::resume);
  add_item(s, 10, 2);
  add_item(s, 20, 2);
  add_item(s, 50, 1);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 50, kInterrupted}, {2, 50, 150}, {0, 150, 210}, {1, 210, 310}}));
}

TEST(PreemptionLaws, WorkThatEndsAtTheInstantIsDone) {
  Scenario s = empty_house(Preemption::restart);
  add_item(s, 10, 2);
  add_item(s, 110, 1);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 110}, {1, 110, 210}}));
}

TEST(PreemptionLaws, WhoFinishesAfterTheShiftTakesNothingElse) {
  Scenario s = empty_house(Preemption::resume);
  test::add_shift(s, {{second(0), second(100)}, {second(500), second(5000)}});
  add_item(s, 10, 2);
  add_item(s, 105, 1);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 110}, {1, 500, 600}}));
}

TEST(PreemptionLaws, WhatWasHandedOverIsBegunAgainAsAWhole) {
  for (const auto& [preemption, done] : {std::pair(Preemption::resume, 320), {Preemption::restart, 405}}) {
    Scenario s = empty_house(preemption);
    test::add_shift(s, {{second(0), second(90)}, {second(200), second(5000)}});
    s.platform.pools[0].at_shift_end = AtShiftEnd::hand_over;
    add_item(s, 10, 2);
    add_item(s, 205, 1);
    EXPECT_EQ(served(s),
              (std::vector<Segment>{
                  {0, 10, 90, VisitOutcome::handed_over}, {0, 200, 205, kInterrupted}, {1, 205, 305}, {0, 305, done}}));
  }
}

TEST(PreemptionLaws, AnEarlierStageInterruptsALaterOneWhereThePoolPicksSo) {
  Scenario s = empty_house(Preemption::resume);
  StageSpec second_stage = s.platform.stages[0];
  second_stage.id = "second";
  s.platform.stages.push_back(second_stage);
  for (StageSpec& stage : s.platform.stages) {
    stage.discipline = Discipline::fifo;
  }
  s.platform.pools[0].picks = Picks::stage_order;
  s.platform.pools[0].stage_order = {StageId(1U), StageId(0U)};
  add_item(s, 10, 1);
  add_item(s, 20, 1);
  add_item(s, 50, 1).entry = StageId(1U);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 50, kInterrupted}, {2, 50, 150}, {0, 150, 210}, {1, 210, 310}}));
}

TEST(PreemptionLaws, AnEarlierDueTimeInterruptsUnderEarliestDeadlineFirst) {
  Scenario s = empty_house(Preemption::resume);
  s.platform.stages[0].discipline = Discipline::edf;
  add_item(s, 10, 1).due = DueSpec{false, Distribution::constant(1000)};
  add_item(s, 30, 1).due = DueSpec{false, Distribution::constant(980)};
  add_item(s, 50, 1).due = DueSpec{false, Distribution::constant(200)};
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 50, kInterrupted}, {2, 50, 150}, {0, 150, 210}, {1, 210, 310}}));
}

TEST(PreemptionLaws, WhoeverWasBegunOnIsPatient) {
  Scenario s = empty_house(Preemption::resume);
  add_item(s, 10, 2).patience = Distribution::constant(50);
  add_item(s, 20, 1);
  EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 20, kInterrupted}, {1, 20, 120}, {0, 120, 210}}));
}

TEST(PreemptionLaws, HasteIsDecidedOnceAndStays) {
  for (const auto& [preemption, done] : {std::pair(Preemption::resume, 110), {Preemption::restart, 120}}) {
    Scenario s = empty_house(preemption);
    s.platform.stages[0].rush = Rush{Duration::seconds(30), 0.5};
    add_item(s, 10, 2).due = DueSpec{false, Distribution::constant(20)};
    add_item(s, 20, 1).due = DueSpec{false, Distribution::constant(20)};
    EXPECT_EQ(served(s), (std::vector<Segment>{{0, 10, 20, kInterrupted}, {1, 20, 70}, {0, 70, done}}));
  }
}

/// Three classes at two reviewers, in whole seconds, so that much happens at one instant.
Scenario busy_house(Preemption preemption) {
  Scenario s = empty_house(preemption, 2);
  s.run.ends_at = second(20'000);
  const std::vector<double> seconds = {0, 1, 2, 3};
  s.platform.stages[0].handling = Distribution::empirical(seconds, std::vector<double>{1, 2, 2, 1});
  for (const std::int32_t priority : {1, 2, 3}) {
    WorkStreamSpec& stream = add_item(s, 2, priority);
    const std::vector<double> gaps = {2, 3, 5};
    stream.arrivals = ArrivalProcess::renewal(Distribution::empirical(gaps, std::vector<double>{1, 1, 1}));
    stream.ends_at = second(19'000);
    stream.due = DueSpec{true, Distribution::uniform(1, 20)};
    stream.patience = priority == 3 ? std::optional(Distribution::constant(30)) : std::nullopt;
  }
  return s;
}

struct Told {
  std::map<std::pair<std::uint32_t, Instant>, std::vector<Visit>> items;  // by source and arrival: one at a time
  std::size_t interruptions = 0;
};
Told told(const Scenario& s) {
  RecordKeeper journal;
  play(s, journal);
  Told result;
  for (const Visit& visit : journal.all<Visit>()) {
    result.items[{visit.source.index(), visit.served_at}].push_back(visit);
    result.interruptions += visit.outcome == kInterrupted ? 1U : 0U;
  }
  return result;
}

TEST(PreemptionLaws, EachItemGetsExactlyItsWorkInAllItsSegments) {
  Scenario plain = busy_house(Preemption::none);
  for (WorkStreamSpec& stream : plain.work_streams) {
    stream.patience.reset();
  }
  const Told whole = told(plain);
  for (const Preemption preemption : {Preemption::resume, Preemption::restart}) {
    Scenario s = plain;
    s.platform.pools[0].preemption = preemption;
    const Told segments = told(s);
    EXPECT_GT(segments.interruptions, 500U);
    ASSERT_EQ(segments.items.size(), whole.items.size());
    for (const auto& [item, visits] : segments.items) {
      const Visit& uninterrupted = whole.items.at(item).front();
      Duration work;
      for (const Visit& visit : visits) {
        work += visit.at - visit.started_at;
        EXPECT_EQ(visit.outcome, &visit == &visits.back() ? VisitOutcome::left : kInterrupted);
      }
      const Duration last = visits.back().at - visits.back().started_at;
      EXPECT_EQ(preemption == Preemption::resume ? work : last, uninterrupted.at - uninterrupted.started_at);
    }
  }
}

TEST(PreemptionLaws, SegmentsOfAReviewerNeverOverlapAndAnItemWaitsFromOneToTheNext) {
  const Told segments = told(busy_house(Preemption::restart));
  EXPECT_GT(segments.interruptions, 500U);
  std::map<std::uint32_t, std::vector<Visit>> of_reviewer;
  for (const auto& [item, visits] : segments.items) {
    for (std::size_t i = 0; i < visits.size(); ++i) {
      EXPECT_EQ(visits[i].enqueued_at, i == 0 ? item.second : visits[i - 1].at);
      if (!visits[i].started_at.is_never() && visits[i].outcome != VisitOutcome::open) {
        of_reviewer[visits[i].reviewer].push_back(visits[i]);
      }
    }
  }
  EXPECT_EQ(of_reviewer.size(), 2U);
  for (auto& [reviewer, visits] : of_reviewer) {
    std::ranges::sort(visits, {}, [](const Visit& visit) { return std::pair(visit.started_at, visit.at); });
    for (std::size_t i = 1; i < visits.size(); ++i) {
      EXPECT_GE(visits[i].started_at, visits[i - 1].at);
    }
  }
}

/// Fingerprint and measures.
std::pair<std::uint64_t, std::string> outcome_of(const Scenario& s, std::uint32_t leaf_limit = 4096) {
  RecordKeeper journal;
  World world(s, 11, 0, {&journal}, {Instant(), UINT64_MAX}, {leaf_limit, UINT64_MAX});
  world.play();
  std::string visits;
  for (const Visit& visit : journal.all<Visit>()) {
    visits += std::to_string(visit.at.count_us()) + " " + std::to_string(visit.source.index()) + ", ";
  }
  return {world.fingerprint(), visits};
}

TEST(PreemptionLaws, WhereNothingIsMoreUrgentNothingChanges) {
  Scenario s = busy_house(Preemption::none);
  for (WorkStreamSpec& stream : s.work_streams) {
    stream.priority = 1;
  }
  const auto expected = outcome_of(s);
  for (const Preemption preemption : {Preemption::resume, Preemption::restart, Preemption::restart_anew}) {
    s.platform.pools[0].preemption = preemption;
    EXPECT_EQ(outcome_of(s), expected);
  }
}

TEST(PreemptionLaws, TheIndexOfTimesDoesNotShow) {
  for (const Discipline discipline : {Discipline::priority, Discipline::edf}) {
    Scenario s = busy_house(Preemption::restart_anew);
    s.platform.stages[0].discipline = discipline;
    const auto expected = outcome_of(s);
    EXPECT_EQ(outcome_of(s, 1), expected);
    EXPECT_EQ(outcome_of(s, 64), expected);
  }
}

TEST(PreemptionLaws, TheMostUrgentOfSeveralReviewersNeverNoticesTheOthers) {
  Scenario s = busy_house(Preemption::resume);
  Scenario alone = s;
  alone.work_streams.erase(alone.work_streams.begin() + 1, alone.work_streams.end());
  const Told among_others = told(s);
  for (const auto& [item, visits] : told(alone).items) {
    const auto& same = among_others.items.at(item);
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].started_at, visits[0].started_at);
    EXPECT_EQ(same[0].at, visits[0].at);
  }
}

}  // namespace
}  // namespace docket
