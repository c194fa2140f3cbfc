// The limits of priority that grows with waiting are disciplines of their own, to the last digit.
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "docket/run/run.hpp"
#include "support/model_cases.hpp"

namespace docket {
namespace {

/// Two classes in whole seconds at two reviewers, so that ties are common.
Scenario two_classes(Discipline discipline, double first_growth, double second_growth) {
  Scenario s = test::one_queue(0.5, Distribution::constant(1), 2, 5000);
  const std::vector<double> seconds = {1, 2, 3};
  s.platform.stages[0].handling = Distribution::empirical(seconds, std::vector<double>{1, 1, 1});
  s.platform.stages[0].discipline = discipline;
  s.work_streams[0].arrivals = ArrivalProcess::renewal(Distribution::empirical(seconds, std::vector<double>{2, 1, 1}));
  s.work_streams[0].priority_per_hour = first_growth;
  s.work_streams.push_back(s.work_streams[0]);
  s.work_streams[1].id = "others";
  s.work_streams[1].source = SourceId(1U);
  s.work_streams[1].priority = 2;
  s.work_streams[1].priority_per_hour = second_growth;
  s.sources.push_back({"others", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  return s;
}

struct Played {
  std::vector<std::uint64_t> fingerprints;
  std::vector<double> metrics;
  bool operator==(const Played&) const = default;
};
Played played(const Scenario& s) {
  const MetricCatalogue catalogue(s);
  Played all;
  for (std::uint32_t replication = 0; replication < 3; ++replication) {
    const RunResult result = run(s, catalogue, 7, replication);
    all.fingerprints.push_back(result.fingerprint);
    for (const double metric : result.metrics) {
      all.metrics.push_back(metric == metric ? metric : -1);  // undefined equals undefined
    }
  }
  return all;
}

TEST(GrowingPriority, OfEqualGrowthIsFirstComeFirstServed) {
  EXPECT_EQ(played(two_classes(Discipline::accumulating, 3, 3)), played(two_classes(Discipline::fifo, 3, 3)));
}

TEST(GrowingPriority, ThatDoesNotGrowComesAfterAllThatDoes) {
  EXPECT_EQ(played(two_classes(Discipline::accumulating, 1, 0)), played(two_classes(Discipline::priority, 1, 0)));
}

TEST(GrowingPriority, OnlyTheRatioOfRatesMatters) {
  EXPECT_EQ(played(two_classes(Discipline::accumulating, 3, 1)), played(two_classes(Discipline::accumulating, 12, 4)));
}

TEST(GrowingPriority, BetweenItsLimitsIsNeither) {
  const Played between = played(two_classes(Discipline::accumulating, 3, 1));
  EXPECT_NE(between, played(two_classes(Discipline::fifo, 3, 1)));
  EXPECT_NE(between, played(two_classes(Discipline::priority, 3, 1)));
}

TEST(GrowingPriority, CountsFromTheStageAndOutlastsTheEndOfAShift) {
  Scenario s = test::one_order(1);
  test::add_shift(s, {{test::hour(0), test::hour(2)}, {test::hour(10), test::hour(30)}});
  s.platform.pools[0].at_shift_end = AtShiftEnd::hand_over;
  s.platform.stages[0].handling = Distribution::constant(7200);
  s.platform.stages[0].discipline = Discipline::accumulating;
  test::add_order(s, "later", GroupId(1U), test::hour(3));
  s.orders[1].priority_per_hour = 1.25;  // 7 hours at 1.25 are less than 9 at 1, not than the 8 since the hand-over
  test::RecordKeeper journal;
  test::play(s, journal);
  const auto visits = journal.all<Visit>();
  ASSERT_EQ(visits.size(), 4U);
  EXPECT_EQ(visits[0].outcome, VisitOutcome::handed_over);
  EXPECT_EQ(visits[1].item, visits[0].item);
}

}  // namespace
}  // namespace docket
