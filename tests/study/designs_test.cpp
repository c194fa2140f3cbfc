// Each design against its definition.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/study_under_test.hpp"
#include "study/unit_samples.hpp"

namespace docket {
namespace {

using test::shown;
using test::StudyFilesUnderTest;

constexpr const char* kTwoFactors = R"("factors": {
  "a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2, 3]},
  "b": {"at": "/regimes/day-rule/readings/day/within", "values": ["3h", "36h"]}})";

std::string two_factors(const std::string& more) { return std::string(kTwoFactors) + more; }

TEST(Grid, HasEveryLevelWithEveryOther) {
  StudyFilesUnderTest files;
  EXPECT_EQ(shown(files.plan(kTwoFactors)), "1 3h | 1 36h | 2 3h | 2 36h | 3 3h | 3 36h");
}

TEST(OneAtATime, ChangesOneFactorFromTheFirstLevels) {
  StudyFilesUnderTest files;
  EXPECT_EQ(shown(files.plan(two_factors(R"(, "design": "one-at-a-time")"))), "1 3h | 2 3h | 3 3h | 1 36h");
}

TEST(Lockstep, PairsTheFirstWithTheFirst) {
  StudyFilesUnderTest files;
  EXPECT_EQ(shown(files.plan(R"("lockstep": [["b", "a"]], "factors": {
      "a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2]},
      "b": {"at": "/platform/pools/checkers/reviewers", "values": [5, 6]},
      "c": {"at": "/run/sample_every", "values": ["1h", "2h"]}})")),
            "1 5 1h | 1 5 2h | 2 6 1h | 2 6 2h");
}

TEST(Constraints, LeaveOutWhatTheyForbid) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(two_factors(R"(, "constraints": {
      "few": {"sum": {"a": 1}, "at_least": 2}, "pair": {"never": {"a": 3, "b": "3h"}}})"));
  EXPECT_EQ(shown(plan), "2 3h | 2 36h | 3 36h");
  EXPECT_EQ(plan.left_out, 3U);
}

TEST(Constraints, WeighSumsOfSeveralFactors) {
  StudyFilesUnderTest files;
  EXPECT_EQ(shown(files.plan(R"("factors": {
      "a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2, 3]},
      "b": {"at": "/platform/pools/checkers/reviewers", "values": [1, 2, 3]}},
      "constraints": {"order": {"sum": {"a": 1, "b": -1}, "at_most": 0}, "all": {"sum": {"a": 1, "b": 2}, "at_most": 7}}
      )")),
            "1 1 | 1 2 | 1 3 | 2 2");
}

TEST(Ranges, GoInStepsOrEvenly) {
  StudyFilesUnderTest files;
  const auto levels = [&files](const std::string& range) {
    return shown(files.plan(R"("factors": {"x": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", )" +
                            range + "}}"));
  };
  EXPECT_EQ(levels(R"("from": 0, "to": 0.4, "step": 0.1)"), "0 | 0.1 | 0.2 | 0.3 | 0.4");
  EXPECT_EQ(levels(R"("from": 0, "to": 0.35, "step": 0.1)"), "0 | 0.1 | 0.2 | 0.3");
  EXPECT_EQ(levels(R"("from": 0.001, "to": 1, "count": 4, "scale": "log")"), "0.001 | 0.01 | 0.1 | 1");
  EXPECT_EQ(levels(R"("from": "1h", "to": "3h", "count": 3)"), "1h | 2h | 3h");
  EXPECT_EQ(levels(R"("from": "2026-01-05T09:00:00+00:00", "to": "2026-01-05T10:00:00+00:00", "step": "30min")"),
            "2026-01-05T09:00:00Z | 2026-01-05T09:30:00Z | 2026-01-05T10:00:00Z");
  EXPECT_EQ(levels(R"("from": "2026-01-05", "to": "2026-01-07", "step": "1d")"),
            "2026-01-05 | 2026-01-06 | 2026-01-07");
}

TEST(PointTable, IsTheRowsOfAFile) {
  StudyFilesUnderTest files;
  files.put("points.csv", "b,/platform/pools/legal/reviewers,a\nlarge,2,0.25\nsmall,\"3\",1\n");
  const StudyPlan plan = files.plan(R"("table": "points.csv", "factors": {
      "a": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", "from": 0, "to": 1},
      "b": {"levels": {"small": {"/platform/pools/checkers/reviewers": 1},
                       "large": {"/platform/pools/checkers/reviewers": 9}}}})");
  EXPECT_EQ(shown(plan), "0.25 large 2 | 1 small 3");
  const Scenario scenario = files.scenario_of(plan.points[0]).value();
  EXPECT_EQ(scenario.platform.pools[1].reviewers, 9U);
  EXPECT_EQ(scenario.platform.pools[0].reviewers, 2U);
}

TEST(PointTable, TakesTwoQuotesWithinQuotesForOne) {
  StudyFilesUnderTest files;
  files.put("points.csv", "a\n\"so \"\"large\"\"\"\r\n\n\"small, or less\"\n");
  const StudyPlan plan = files.plan(R"("table": "points.csv", "factors": {
      "a": {"levels": {"small, or less": {"/platform/pools/checkers/reviewers": 1},
                       "so \"large\"": {"/platform/pools/checkers/reviewers": 9}}}})");
  EXPECT_EQ(shown(plan), "so \"large\" | small, or less");
}

TEST(LatinHypercube, MeetsEachCellOfEachAxisOnce) {
  const std::size_t points = 97;
  const auto samples = study_detail::latin_hypercube({"a", "b", "c"}, points, 7);
  ASSERT_EQ(samples.size(), points);
  for (std::size_t axis = 0; axis < 3; ++axis) {
    std::set<double> cells;
    for (const auto& sample : samples) {
      cells.insert(std::floor(sample[axis] * static_cast<double>(points)));
    }
    EXPECT_EQ(cells.size(), points);
    EXPECT_EQ(*cells.rbegin(), static_cast<double>(points - 1));
  }
}

TEST(LatinHypercube, DealsAnAxisByItsName) {
  const auto two = study_detail::latin_hypercube({"a", "b"}, 16, 7);
  const auto three = study_detail::latin_hypercube({"c", "b", "a"}, 16, 7);
  const auto other = study_detail::latin_hypercube({"a"}, 16, 8);
  for (std::size_t i = 0; i < 16; ++i) {
    EXPECT_EQ(two[i][0], three[i][2]);
    EXPECT_EQ(two[i][1], three[i][1]);
  }
  EXPECT_NE(two[0][0], other[0][0]);
}

TEST(SobolSequence, MeetsEachDyadicIntervalOnceOnEveryAxis) {
  const auto samples = study_detail::sobol_sequence(12, 256);
  EXPECT_EQ(samples.front(), std::vector<double>(12, 0.0));
  for (const std::size_t points : {2U, 16U, 256U}) {
    for (std::size_t axis = 0; axis < 12; ++axis) {
      std::set<double> cells;
      for (std::size_t i = 0; i < points; ++i) {
        cells.insert(std::floor(samples[i][axis] * static_cast<double>(points)));
      }
      EXPECT_EQ(cells.size(), points) << "axis " << axis;
    }
  }
}

TEST(SobolSequence, MeetsEachDyadicRectangleOfTheFirstTwoAxesOnce) {
  const auto samples = study_detail::sobol_sequence(2, 64);
  for (const int bits : {0, 1, 2, 3, 4, 5, 6}) {
    std::set<std::pair<double, double>> cells;
    for (const auto& sample : samples) {
      cells.emplace(std::floor(std::ldexp(sample[0], bits)), std::floor(std::ldexp(sample[1], 6 - bits)));
    }
    EXPECT_EQ(cells.size(), 64U);
  }
}

TEST(Samples, TakeWholeNumbersWhereTheFieldDoes) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(R"("design": "latin-hypercube", "points": 40, "factors": {
      "a": {"at": "/platform/pools/legal/reviewers", "from": 1, "to": 4},
      "b": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", "from": 0, "to": 0.5},
      "c": {"at": "/run/sample_every", "values": ["1h", "2h"]}})");
  std::map<std::string, int> of_a;
  std::map<std::string, int> of_c;
  for (const StudyPoint& point : plan.points) {
    ++of_a[point.shown[0]];
    ++of_c[point.shown[2]];
    EXPECT_LT(std::stod(point.shown[1]), 0.5);
    EXPECT_TRUE(files.scenario_of(point).has_value());
  }
  EXPECT_EQ(of_a, (std::map<std::string, int>{{"1", 10}, {"2", 10}, {"3", 10}, {"4", 10}}));
  EXPECT_EQ(of_c, (std::map<std::string, int>{{"1h", 20}, {"2h", 20}}));
}

}  // namespace
}  // namespace docket
