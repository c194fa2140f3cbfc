// What a point of a study is made of.
#include "docket/study/study_plan.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/study_under_test.hpp"

namespace docket {
namespace {

using test::has;
using test::shown;
using test::StudyFilesUnderTest;

TEST(StudyPlan, PlaysEveryPointWithTheSameSeedAndNumberOfReplications) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(
      R"("seed": 9, "replications": 7, "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2]}})");
  for (const StudyPoint& point : plan.points) {
    const Scenario scenario = files.scenario_of(point).value();
    EXPECT_EQ(scenario.run.seed, 9U);
    EXPECT_EQ(scenario.run.replications, 7U);
  }
}

TEST(StudyPlan, LeavesTheScenarioItsOwnReplicationsAndSeed) {
  StudyFilesUnderTest files;
  const Scenario scenario =
      files.scenario_of(files.plan(R"("factors": {"a": {"at": "/run/sample_every", "values": ["1h"]}})").points[0])
          .value();
  EXPECT_EQ(scenario.run.seed, 5U);
  EXPECT_EQ(scenario.run.replications, 2U);
}

TEST(StudyPlan, SharesABudgetOutEqually) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan(R"("budget": 100, "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2, 3]}})");
  EXPECT_EQ(files.scenario_of(plan.points[2]).value().run.replications, 33U);
}

TEST(StudyPlan, RefusesABudgetThatDoesNotPlayEveryPointOnce) {
  StudyFilesUnderTest files;
  const std::string varied =
      R"("factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2, 3]}},
         "evidence_ranges": ["/item_groups"], "draws": 4, "budget": )";
  EXPECT_EQ(files.plan(varied + "12").points.size(), 12U);
  const Problems problems = files.refusals(varied + "11");
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].message,
            "found 11, but there are 12 points, draws included (4 of each), and each is played at least once");
  EXPECT_EQ(problems[0].place, (Place{"study.json", 2, 69}));
}

TEST(StudyPlan, RefusesPointersBelowWhichTheEvidenceHasNoRange) {
  StudyFilesUnderTest files;
  const Problems problems = files.refusals(
      R"("evidence_ranges": ["/platform", "/platfrom/pools", "/platform/entry", "/item_groups/more"])", {"/title=x"});
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_EQ(problems[0].pointer, "/evidence_ranges/1");
  EXPECT_EQ(problems[0].nearest, "/platform/pools");
  EXPECT_EQ(problems[0].place, (Place{"study.json", 1, 81}));
  EXPECT_EQ(problems[2].hint, "a value there moves with /item_groups/list/truth/unlawful/share");
}

TEST(StudyPlan, TellsAllThatIsWrongWithItAtOnce) {
  StudyFilesUnderTest files;
  const Problems problems = files.refusals(
      R"("factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2, 3]}}, "budget": 2,
         "evidence_ranges": ["/itme_groups"])",
      {"/platform/pools/legal/reviewers=9"});
  EXPECT_EQ(problems.size(), 3U) << render_problems(problems);
}

TEST(StudyPlan, AsksForPrecisionAsAScenarioDoes) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(R"("precision": {"metric": "items_missed_share", "on": "first", "absolute": 0.02,
      "max_replications": 90}, "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1]}})");
  const auto precision = files.scenario_of(plan.points[0]).value().run.precision;
  ASSERT_TRUE(precision.has_value());
  EXPECT_EQ(precision->metric, "items_missed_share");
  EXPECT_EQ(precision->subject, "first");
  EXPECT_EQ(precision->half_width, 0.02);
  EXPECT_FALSE(precision->is_relative);
  EXPECT_EQ(precision->max_replications, 90U);
}

TEST(StudyPlan, CountsTheUsersSettingsBeforeWhatIsVaried) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan(R"("replications": 7, "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1]}})",
                 {"/run/replications=3", R"(/platform/pools/legal={"reviewers": 8, "cost_per_hour": {"EUR": 90}})"});
  const Scenario scenario = files.scenario_of(plan.points[0]).value();
  EXPECT_EQ(scenario.run.replications, 3U);
  EXPECT_EQ(scenario.platform.pools[0].reviewers, 1U) << "the factor sets a part of what the user sets";
  EXPECT_TRUE(scenario.platform.pools[0].cost_per_hour.has_value());
}

TEST(StudyPlan, ChoosesWholeScenariosAndPoliciesFromFiles) {
  StudyFilesUnderTest files;
  files.put("other.json", R"({"extends": "varied.json", "title": "other"})");
  files.put("refuse.json", R"({"order": ["no"], "rules": {"no": {"decide": "reject"}}})");
  const StudyPlan plan = files.plan(R"("factors": {
      "scenario": {"scenarios": {"one": "varied.json", "two": "other.json"}},
      "policy": {"at": "/platform/policy", "files": {"refuse": "refuse.json"}}})");
  EXPECT_EQ(shown(plan), "one refuse | two refuse");
  const Scenario scenario = files.scenario_of(plan.points[1]).value();
  EXPECT_EQ(scenario.title, "other");
  ASSERT_EQ(scenario.platform.policy.size(), 1U);
  EXPECT_EQ(scenario.platform.policy[0].id, "no");
}

TEST(StudyPlan, MovesTogetherWhatTheEvidenceSaysIsTheSame) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan(R"("factors": {"share": {"at": "/item_groups/list/truth/unlawful/share", "values": [0.25]}})");
  EXPECT_TRUE(has(plan.points[0], "/item_groups/more/truth/unlawful/share=0.25"));
}

constexpr const char* kUncertain = R"("evidence_ranges": [""], "draws": 200, "factors": {
    "reviewers": {"at": "/platform/pools/legal/reviewers", "values": [1, 2]}})";

TEST(UncertainInputs, AreTheSameAtAllPointsOfADraw) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(kUncertain);
  ASSERT_EQ(plan.points.size(), 400U);
  ASSERT_EQ(plan.inputs.size(), 4U) << "what a factor sets, and what moves along, is not drawn";
  for (std::size_t draw = 0; draw < 200; ++draw) {
    const auto& first = plan.points[draw].shown;
    const auto& second = plan.points[200 + draw].shown;
    EXPECT_TRUE(std::equal(first.begin() + 1, first.end(), second.begin() + 1));
  }
}

TEST(UncertainInputs, StayInTheirRangesAndKeepTheirOrders) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(kUncertain);
  double sum = 0;
  for (std::size_t draw = 0; draw < 200; ++draw) {
    const auto& values = plan.points[draw].shown;
    const double sensitivity = std::stod(values[2]);
    const double specificity = std::stod(values[3]);
    EXPECT_TRUE(0.5 <= specificity && specificity <= sensitivity && sensitivity < 1);
    EXPECT_TRUE(files.scenario_of(plan.points[draw]).has_value());
    sum += std::stod(values[1]);
  }
  EXPECT_NEAR(sum / 200, 0.5, 0.08);
}

TEST(UncertainInputs, AreDrawnFromDistributionsToo) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(R"("draws": 400, "uncertain": {
      "sensitivity": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", "distribution": {"triangular": [0.85, 0.9, 0.95]}},
      "check": {"at": "/platform/stages/check/handling", "distribution": {"exponential": {"mean": "10min"}}},
      "reviewers": {"at": "/platform/pools/legal/reviewers", "from": 1, "to": 3}})");
  ASSERT_EQ(plan.points.size(), 400U);
  double sum = 0;
  std::map<std::string, int> reviewers;
  for (const StudyPoint& point : plan.points) {
    const Result<Scenario> scenario = files.scenario_of(point);
    ASSERT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
    sum += scenario.value().platform.stages[1].handling.mean();
    ++reviewers[point.shown[2]];
  }
  EXPECT_NEAR(sum / 400, 600, 90);
  EXPECT_EQ(reviewers.size(), 3U);
}

TEST(UncertainInputs, ArePartOfASampleWhereTheDesignSamples) {
  StudyFilesUnderTest files;
  const StudyPlan plan = files.plan(R"("design": "sobol", "points": 8, "evidence_ranges": ["/item_groups"], "factors": {
      "sensitivity": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", "from": 0, "to": 0.5}})");
  std::set<std::string> drawn;
  for (const StudyPoint& point : plan.points) {
    drawn.insert(point.shown[1]);
  }
  EXPECT_EQ(drawn.size(), 8U);
}

}  // namespace
}  // namespace docket
