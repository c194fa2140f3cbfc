// What a study sets more than once at a point: no result may be labelled with a value that was not played.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/study_under_test.hpp"

namespace docket {
namespace {

using test::has;
using test::shown;
using test::StudyFilesUnderTest;

constexpr const char* kPool = "/platform/pools/legal";
constexpr const char* kReviewers = "/platform/pools/legal/reviewers";

/// "a": {"at": …, "values": […]}.
std::string factor(const std::string& id, const std::string& pointer, const std::string& values) {
  return "\"" + id + "\": {\"at\": \"" + pointer + "\", \"values\": [" + values + "]}";
}

std::string problems_of(StudyFilesUnderTest& files, const std::string& members) {
  return render_problems(files.read(members).problems());
}

TEST(Factors, OfTheSamePlaceAreRefusedAtTheLaterOne) {
  StudyFilesUnderTest files;
  const Problems problems =
      files.read("\"factors\": {" + factor("a", kReviewers, "1, 2") + ",\n" + factor("b", kReviewers, "3") + "}")
          .problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"study.json", 2, 6}));
  EXPECT_EQ(problems[0].pointer, "/factors/b");
  EXPECT_EQ(problems[0].message,
            "\"b\" sets /platform/pools/legal/reviewers after \"a\": results would show values of \"a\" that are not "
            "played");
}

TEST(Factors, OfAPartAreRefusedBeforeThoseOfTheWholeAndRefineItBehindThem) {
  StudyFilesUnderTest files;
  const std::string part = factor("part", kReviewers, "1, 2");
  const std::string whole = factor("whole", kPool, R"({"reviewers": 5})");
  const std::string said = problems_of(files, "\"factors\": {" + part + ", " + whole + "}");
  EXPECT_NE(said.find("as the first of the two, \"whole\" leaves \"part\" its part"), std::string::npos) << said;
  const StudyPlan plan = files.plan("\"factors\": {" + whole + ", " + part + "}");
  ASSERT_EQ(plan.points.size(), 2U);
  EXPECT_EQ(files.scenario_of(plan.points[1]).value().platform.pools[0].reviewers, 2U);
}

TEST(Factors, OfNeighboursWithLikeNamesAreFine) {
  StudyFilesUnderTest files;
  EXPECT_EQ(
      problems_of(files, "\"factors\": {" + factor("a", "/x/legal", "1") + ", " + factor("b", "/x/leg", "1") + "}"),
      "");
}

TEST(Factors, WithLevelsAreRefusedWhereOneLevelMeetsAnotherFactor) {
  StudyFilesUnderTest files;
  const std::string said = problems_of(files, "\"factors\": {" + factor("a", kReviewers, "1, 2") +
                                                  R"(, "team": {"levels": {"as it is": {}, "large": {
      "/platform/pools/legal/reviewers": 9, "/platform/pools/checkers/reviewers": 9}}}})");
  EXPECT_NE(said.find("/factors/team: \"team\" sets /platform/pools/legal/reviewers after \"a\""), std::string::npos)
      << said;
}

TEST(Factors, EachPairIsToldOnce) {
  StudyFilesUnderTest files;
  const Problems problems = files
                                .read("\"factors\": {" + factor("a", "/x", "1") + ", " + factor("b", "/x", "1") + ", " +
                                      factor("c", "/x", "1") + "}")
                                .problems();
  EXPECT_EQ(problems.size(), 3U) << render_problems(problems);
}

TEST(Levels, SetAWholeBeforeItsParts) {
  StudyFilesUnderTest files;
  EXPECT_EQ(problems_of(files, R"("factors": {"a": {"levels": {"x": {"/platform/pools/legal": {"reviewers": 1},
      "/platform/pools/legal/reviewers": 2}}}})"),
            "");
  const std::string said = problems_of(files, R"("factors": {"a": {"levels": {"x": {
      "/platform/pools/legal/reviewers": 2, "/platform/pools/legal": {"reviewers": 1}}}}})");
  EXPECT_NE(said.find("leaves nothing of \"/platform/pools/legal/reviewers\""), std::string::npos) << said;
}

TEST(ColumnsOfATable, MayNotSetWhatAFactorSets) {
  StudyFilesUnderTest files;
  files.put("points.csv", "a,/platform/pools/legal/reviewers\n1,2\n");
  const Problems problems =
      files.read("\"table\": \"points.csv\", \"factors\": {" + factor("a", kReviewers, "1") + "}").problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 1, 3}));
}

TEST(ColumnsOfATable, ThatAreAroundAFactorWouldHaveToBeFactorsThemselves) {
  StudyFilesUnderTest files;
  files.put("points.csv", "/platform/pools/legal,a\n\"{\"\"reviewers\"\": 5}\",1\n");
  const std::string table = "\"table\": \"points.csv\", \"factors\": {";
  const std::string said = problems_of(files, table + factor("a", kReviewers, "1") + "}");
  EXPECT_NE(said.find("as a factor of the study before \"a\", \"/platform/pools/legal\" leaves \"a\" its part"),
            std::string::npos)
      << said;
  files.put("points.csv", "a,whole\n1,\"{\"\"reviewers\"\": 5}\"\n");
  EXPECT_EQ(problems_of(files, table + factor("whole", kPool, R"({"reviewers": 5})") + ", " +
                                   factor("a", kReviewers, "1") + "}"),
            "")
      << "as it was told";
}

TEST(UncertainInputs, MayNotSetWhatAFactorOrAnotherOneSets) {
  StudyFilesUnderTest files;
  const std::string uncertain = R"(, "uncertain": {"u": {"at": "/platform/pools/legal/reviewers", "from": 1, "to": 4},
      "v": {"at": "/platform/pools/legal/reviewers", "from": 2, "to": 3}})";
  const Problems problems = files.read("\"factors\": {" + factor("a", kReviewers, "1, 2") + "}" + uncertain).problems();
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_EQ(problems[0].pointer, "/uncertain/u");
  EXPECT_TRUE(std::ranges::all_of(problems, [](const Problem& one) { return one.place.line > 0; }));
}

TEST(UncertainInputs, MayRefineAFactor) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan("\"factors\": {" + factor("whole", kPool, R"({"reviewers": 5})") +
                 R"(}, "uncertain": {"u": {"at": "/platform/pools/legal/reviewers", "from": 3, "to": 3.5}})");
  EXPECT_EQ(files.scenario_of(plan.points[0]).value().platform.pools[0].reviewers, 3U);
}

TEST(SettingsOfTheUser, ThatTheStudyVariesAreRefused) {
  StudyFilesUnderTest files;
  const std::string members =
      "\"factors\": {" + factor("whole", kPool, R"({"reviewers": 5})") +
      R"(}, "uncertain": {"u": {"at": "/platform/pools/checkers/reviewers", "from": 1, "to": 4}})";
  const Problems problems = files.refusals(
      members, {"/title=other", "/platform/pools/legal/reviewers=8", "/platform/pools/checkers/reviewers=8"});
  ASSERT_EQ(problems.size(), 2U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"--set 2", 0, 0}));
  EXPECT_EQ(problems[0].message, "the study varies this with \"whole\", so it has no effect");
  EXPECT_NE(problems[1].message.find("\"u\""), std::string::npos);
}

TEST(SettingsOfTheUser, CountAtThePointsThatLeaveThemAlone) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan(R"("factors": {"team": {"levels": {"given": {}, "large": {"/platform/pools/legal/reviewers": 9}}}})",
                 {"/platform/pools/legal/reviewers=4"});
  EXPECT_EQ(files.scenario_of(plan.points[0]).value().platform.pools[0].reviewers, 4U);
  EXPECT_EQ(files.scenario_of(plan.points[1]).value().platform.pools[0].reviewers, 9U);
}

TEST(SettingsOfTheUser, AreNotDrawnFromRangesOfTheEvidence) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan(R"("evidence_ranges": ["/platform"], "draws": 3)", {"/platform/pools/legal/reviewers=8"});
  EXPECT_EQ(std::ranges::count(plan.inputs, kReviewers), 0);
  for (const StudyPoint& point : plan.points) {
    EXPECT_EQ(files.scenario_of(point).value().platform.pools[0].reviewers, 8U);
  }
}

constexpr const char* kOneShare = "/item_groups/list/truth/unlawful/share";
constexpr const char* kSameShare = "/item_groups/more/truth/unlawful/share";

TEST(WhatMovesAlong, StaysWhereTheUserOrAnotherFactorSetsIt) {
  StudyFilesUnderTest files;
  const std::string one = factor("one", kOneShare, "0.25");
  const StudyPlan user = files.plan("\"factors\": {" + one + "}", {kSameShare + std::string("=0.5")});
  EXPECT_FALSE(has(user.points[0], kSameShare + std::string("=0.25")));
  const StudyPlan factors = files.plan("\"factors\": {" + factor("other", kSameShare, "0.5") + ", " + one + "}");
  EXPECT_EQ(shown(factors), "0.5 0.25");
  EXPECT_TRUE(has(factors.points[0], kSameShare + std::string("=0.5")));
  EXPECT_FALSE(has(factors.points[0], kSameShare + std::string("=0.25")));
}

TEST(WhatMovesAlong, StaysAsTheWholeAroundItWasSet) {
  StudyFilesUnderTest files;
  const StudyPlan plan =
      files.plan("\"factors\": {" +
                 factor("whole", "/item_groups/more", R"({"count": 4, "truth": {"unlawful": {"share": 0.5}}})") + ", " +
                 factor("one", kOneShare, "0.25") + "}");
  EXPECT_FALSE(has(plan.points[0], kSameShare + std::string("=0.25")));
}

constexpr const char* kWays = R"({"extends": "varied.json",
  "platform": {"stages": {"review": {"next": {"check": 0.5, "decide": 0.25, "again": 0.25}},
                          "again": {"pool": "legal", "handling": "5min", "next": "decide"}}},
  "evidence": {"/platform": {"assumption": "made up"}}})";

/// What the last setting of the pointer says; NaN: there is none.
double set_at(const StudyPoint& point, const std::string& pointer) {
  double value = std::nan("");
  for (const std::string& setting : point.settings) {
    value = setting.starts_with(pointer + "=") ? std::stod(setting.substr(pointer.size() + 1)) : value;
  }
  return value;
}

TEST(SharesOfAMix, LeaveTheUsersOwnShareAlone) {
  StudyFilesUnderTest files;
  files.put("ways.json", kWays);
  const std::string next = "/platform/stages/review/next/";
  const StudyPlan plan = files.plan(
      R"("factors": {"which": {"scenarios": {"ways": "ways.json"}}, )" + factor("check", next + "check", "0.1") + "}",
      {next + "decide=0.6"});
  EXPECT_EQ(set_at(plan.points[0], next + "decide"), 0.6);
  EXPECT_NEAR(set_at(plan.points[0], next + "again"), 0.3, 1e-12);
  EXPECT_TRUE(files.scenario_of(plan.points[0]).has_value());
}

}  // namespace
}  // namespace docket
