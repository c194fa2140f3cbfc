// Kleinrock's conservation law, exactly: with one reviewer who never idles while somebody waits, the sum over all
// visits of work times wait is the same in every order of service. What of it falls into a busy period is half of what
// the work in the house adds up to over time, and that does not depend on whose work it is. Where work is interrupted
// and goes on later, each of its waits counts with what is left of it then.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "docket/stats/wide_integer.hpp"
#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::play;
using test::RecordKeeper;

/// Two streams of different work, deadlines and priorities that meet at one reviewer; they end, and all work is done.
Scenario two_streams(Discipline discipline) {
  Scenario s = test::one_queue(0.4, Distribution::lognormal_mean_cv(1, 1.5), 1, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::hours(10);
  s.platform.stages[0].discipline = discipline;
  s.work_streams[0].ends_at = Instant() + Duration::hours(8);
  s.work_streams[0].due = DueSpec{true, Distribution::uniform(1, 60)};
  WorkStreamSpec other = s.work_streams[0];
  other.id = "others";
  other.priority = 2;
  other.priority_per_hour = 5;
  other.batch = Distribution::geometric(2);
  other.arrivals = ArrivalProcess::poisson(0.25);
  other.source = SourceId(1U);
  s.sources.push_back({"others", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back(other);
  return s;
}

struct Served {
  Int128 work_times_wait_us2 = 0;
  std::size_t visits = 0;
  Duration longest_wait;
};

Served served_under(Discipline discipline) {
  RecordKeeper journal;
  play(two_streams(discipline), journal);
  Served sums;
  for (const Visit& visit : journal.all<Visit>()) {
    EXPECT_NE(visit.outcome, VisitOutcome::open);
    const Duration wait = visit.started_at - visit.enqueued_at;
    sums.work_times_wait_us2 += static_cast<Int128>((visit.at - visit.started_at).count_us()) * wait.count_us();
    sums.longest_wait = std::max(sums.longest_wait, wait);
    ++sums.visits;
  }
  return sums;
}

TEST(ConservationLaw, WorkTimesWaitIsTheSameInEveryOrderOfServiceToTheLastDigit) {
  const Served fifo = served_under(Discipline::fifo);
  EXPECT_GT(fifo.visits, 20'000U);
  std::set<Duration> longest_waits = {fifo.longest_wait};
  for (const Discipline discipline : {Discipline::lifo, Discipline::edf, Discipline::priority,
                                      Discipline::shortest_first, Discipline::least_slack, Discipline::accumulating}) {
    const Served other = served_under(discipline);
    EXPECT_EQ(other.visits, fifo.visits);
    EXPECT_TRUE(other.work_times_wait_us2 == fifo.work_times_wait_us2) << static_cast<int>(discipline);
    longest_waits.insert(other.longest_wait);
  }
  EXPECT_GE(longest_waits.size(), 6U) << "they did serve in different orders";
}

/// What is left of an item's work at each of its waits, times that wait: an item that is interrupted has several.
Int128 work_left_times_wait_us2(const Scenario& s) {
  RecordKeeper journal;
  play(s, journal);
  std::vector<Visit> visits = journal.all<Visit>();
  std::map<std::pair<OrderSlot, ItemSlot>, std::int64_t> left_us;  // slots go to others only when an item has left
  Int128 sum = 0;
  for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) {
    if (visit->started_at.is_never()) {
      continue;  // work that the end of the run found waiting
    }
    std::int64_t& left = left_us[{visit->order, visit->item}];
    left = (visit->outcome == VisitOutcome::left ? 0 : left) + (visit->at - visit->started_at).count_us();
    sum += static_cast<Int128>(left) * (visit->started_at - visit->enqueued_at).count_us();
  }
  return sum;
}

TEST(ConservationLaw, HoldsForWorkThatIsInterruptedAndGoesOn) {
  for (const Discipline discipline : {Discipline::priority, Discipline::edf}) {
    Scenario s = two_streams(discipline);
    const Served uninterrupted = served_under(discipline);
    s.platform.pools[0].preemption = Preemption::resume;
    RecordKeeper journal;
    play(s, journal);
    EXPECT_GT(journal.all<Visit>().size(), uninterrupted.visits + 1000);
    EXPECT_TRUE(work_left_times_wait_us2(s) == uninterrupted.work_times_wait_us2);
    s.platform.pools[0].preemption = Preemption::restart;
    EXPECT_FALSE(work_left_times_wait_us2(s) == uninterrupted.work_times_wait_us2) << "work is lost";
  }
}

}  // namespace
}  // namespace docket
