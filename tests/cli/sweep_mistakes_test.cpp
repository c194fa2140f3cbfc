// What docket sweep says of studies that are mistaken or odd, before anything is played.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/sweep_under_test.hpp"

namespace docket {
namespace {

using test::Ended;
using test::run_program;
using test::SweepUnderTest;

TEST(SweepCommand, SaysAllThatIsWrongWithAStudy) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "metrics": ["missed_shere"],
      "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1]}}})");
  const Ended ended = sweep.play("r.db");
  EXPECT_EQ(ended.code, 3);
  EXPECT_NE(ended.err.find("study.json:1:57: /metrics/0: no metric \"missed_shere\"; did you mean"), std::string::npos)
      << ended.err;
  EXPECT_EQ(run_program({"sweep", sweep.folder().path("none.json"), "--out", "x"}).code, 5);
  EXPECT_EQ(run_program({"sweep", sweep.folder().path("study.json")}).code, 2);
}

TEST(SweepCommand, RefusesASettingOfWhatTheStudyVaries) {
  const SweepUnderTest sweep(2, 2);
  const Ended ended =
      sweep.play("r.db", {"--set", "/title=x", "--set", "/platform/stages/review/handling/exponential/mean=2h"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(
      ended.err.find("--set 2: /platform/stages/review/handling/exponential/mean: the study varies this with \"mean\""),
      std::string::npos)
      << ended.err;
}

TEST(SweepCommand, HoldsTheReplicationsOfItsPointsToTheLimitNotThoseThatTheScenarioWouldHave) {
  const SweepUnderTest sweep(2, 2);  // of a scenario with eight
  EXPECT_EQ(sweep.play("r.db", {"--max-replications", "2"}).code, 0);
  const Ended ended = sweep.play("r.db", {"--max-replications", "1"});
  EXPECT_EQ(ended.code, 3) << ended.err;
}

/// What a dry run and a sweep say alike of a study that neither takes; no file is left behind.
std::string refusal_of(const SweepUnderTest& sweep, const std::string& study) {
  sweep.folder().put("study.json", study);
  const Ended dry = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--quiet"});
  const Ended ended = sweep.play("r.db");
  EXPECT_EQ(dry.code, 3) << dry.err;
  EXPECT_EQ(ended.code, 3) << ended.err;
  EXPECT_EQ(dry.err, ended.err);
  EXPECT_FALSE(std::filesystem::exists(sweep.folder().path("r.db")));
  return dry.err;
}

TEST(SweepCommand, RefusesColumnsThatResultsCouldNotTellApart) {
  const SweepUnderTest sweep(2, 2);
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json",
      "metrics": ["items_missed_share", "items_answered", "items_missed_share on first"],
      "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1]}}})");
  EXPECT_NE(said.find("study.json:2:59: /metrics/2: \"items_missed_share on first\" is kept already: see /metrics/0"),
            std::string::npos)
      << said;
}

TEST(SweepCommand, RefusesAFactorWithTheNameOfAMetricThatIsKept) {
  const SweepUnderTest sweep(2, 2);
  const std::string factors = R"("factors": {"Items": {"at": "/platform/pools/legal/reviewers", "values": [1]}}})";
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json", )" + factors);
  EXPECT_NE(said.find("study.json:1:66: /factors/Items: \"Items\" is the name of a metric that is kept"),
            std::string::npos)
      << said;
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "metrics": ["looks"], )" + factors);
  EXPECT_EQ(sweep.play("r.db").code, 0);
}

TEST(SweepCommand, RefusesMoreColumnsThanADatabaseTakesBeforeItPlays) {
  const SweepUnderTest sweep(2, 2);
  std::string orders;
  for (int i = 0; i < 100; ++i) {
    orders += (i == 0 ? "\"" : ", \"") + std::to_string(i) + R"(": {"from": "ministry", "regime": "law",
        "served_at": "2021-01-31T12:00:00+05:30", "items": ["list"]})";
  }
  sweep.folder().put("many.json", R"({"extends": "one.json", "orders": {)" + orders + "}}");
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "many.json",
      "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1]}}})");
  EXPECT_NE(said.find("metrics are more than a table takes"), std::string::npos) << said;
}

TEST(SweepCommand, PlacesAMistakenCellInItsTable) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("points.csv", "a,/run/sample_every\n1,1h\n\n2, often\n");
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "table": "points.csv", "factors": {
      "a": {"at": "/platform/pools/legal/reviewers"}}})");
  const Ended ended = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--quiet"});
  EXPECT_NE(ended.out.find("point 1: points.csv:4:3: /run/sample_every: "), std::string::npos) << ended.out;
}

TEST(SweepCommand, TellsEveryCellThatCannotBePlayed) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("points.csv", "/platform/pools/legal/reviewers,/run/sample_every\n1.5,1h\n2,often\nx,1h\n1.5,y\n");
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json", "table": "points.csv"})");
  for (const char* cell : {":2:1: ", ":3:3: ", ":4:1: ", ":5:1: ", ":5:5: "}) {
    EXPECT_NE(said.find(std::string("points.csv") + cell), std::string::npos) << cell << said;
  }
}

TEST(SweepCommand, TellsHowANumberIsWrittenThatIsNoneInJson) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("points.csv", "/platform/pools/legal/reviewers\n01\n");
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json", "table": "points.csv"})");
  EXPECT_NE(said.find("this number is written 1"), std::string::npos) << said;
}

TEST(SweepCommand, TellsAValueThatCannotBePlayedOnceAndHowManyMoreThereAre) {
  const SweepUnderTest sweep(2, 2);
  std::string values;
  for (int i = 1; i <= 60; ++i) {
    values += (i == 1 ? "" : ", ") + std::to_string(-i);
  }
  const std::string head = R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "a": {"at": "/platform/stages/review/handling/exponential/mean", "values": ["1h", "2h"]},
      "b": {"at": "/platform/pools/legal/reviewers", "values": [)";
  const std::string said = refusal_of(sweep, head + values + "]}}}");
  EXPECT_NE(said.find("study.json:3:65: "), std::string::npos) << said;
  EXPECT_EQ(said.find("study.json:3:65: "), said.rfind("study.json:3:65: ")) << said;
  EXPECT_NE(said.find("this was not all: its points are kept from being played by 10 more mistakes\n"),
            std::string::npos)
      << said;
  sweep.folder().put("study.json", head + "1, " + values + "]}}}");
  const Ended dry = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--quiet"});
  EXPECT_NE(dry.out.find("\n  and 10 more\n"), std::string::npos) << dry.out;
}

TEST(SweepCommand, PlacesMistakesOfAPolicyInItsFile) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("refuse.json", "{\"order\": [\"no\"],\n \"rules\": {\"no\": {\"decide\": \"rejct\"}}}");
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json",
      "factors": {"p": {"at": "/platform/policy", "files": {"refuse": "refuse.json"}}}})");
  EXPECT_NE(said.find("refuse.json:2:29: /platform/policy/rules/no/decide: found \"rejct\""), std::string::npos)
      << said;
}

TEST(SweepCommand, PlacesWhatAStudySaysOfAllPointsInTheStudy) {
  const SweepUnderTest sweep(2, 2);
  const std::string said = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json",
      "precision": {"metric": "looks", "on": "first", "absolute": 0.1}, "factors": {
      "team": {"levels": {"x": {"/platform/pools/legal/reviewers": 2}}}}})");
  EXPECT_NE(said.find("study.json:2:46: /precision/on: "), std::string::npos) << said;
  const std::string level = refusal_of(sweep, R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "team": {"levels": {"x": {"/platform/pools/legal/reviewers": 2.5}}}}})");
  EXPECT_NE(level.find("study.json:2:15: /platform/pools/legal/reviewers: "), std::string::npos) << level;
}

TEST(SweepCommand, WarnsOfAnUncertainInputThatChangesNothing) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "uncertain": {
      "staff": {"at": "/platform/pools/leagl/reviewers", "from": 1, "to": 3}}})");
  const Ended ended = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run"});
  EXPECT_NE(ended.err.find("study.json:2:16: warning: /platform/pools/leagl"), std::string::npos) << ended.err;
}

TEST(SweepCommand, WarnsOfAFactorThatChangesNothing) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "staff": {"at": "/platform/pools/leagl/reviewers", "values": [1, 2, 3]}}})");
  const std::string study = sweep.folder().path("study.json");
  const Ended ended = run_program({"sweep", study, "--dry-run"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const std::string warning =
      "study.json:2:69: warning: /platform/pools/leagl/reviewers: there was no \"leagl\": this makes it";
  EXPECT_NE(ended.err.find(warning), std::string::npos) << ended.err;
  EXPECT_EQ(ended.err.find(warning), ended.err.rfind(warning)) << "once, not at every point: " << ended.err;
  EXPECT_EQ(run_program({"sweep", study, "--dry-run", "--quiet"}).err, "");
}

}  // namespace
}  // namespace docket
