// `docket forecast` from outside.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program_under_test.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::Call;
using test::Ended;
using test::has;
using test::run_program;

const std::string kScenario = "scenarios/tutorial/07-this-morning.json";

Ended forecast(std::vector<std::string> more, const std::string& backlog = "scenarios/tutorial/07-open.csv",
               const std::string& input = "") {
  Call call;
  call.input = input;
  std::vector<std::string> words = {"forecast", kScenario,        "--backlog", backlog,  "--at", "2026-01-07T09:00:00Z",
                                    "--quiet",  "--replications", "60",        "--seed", "4"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words, call);
}

TEST(ForecastCommand, ShowsTheShippedMorningByUrgency) {
  const Ended ended = forecast({});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const char* part : {"5 open orders with 65 open items at 7 Jan 2026 09:00", "SIMULATED", "60 times, seed 4",
                           "L-101", "L-104", "R-monday", "too late", "are in time with 95 % or more"}) {
    EXPECT_TRUE(has(ended.out, part)) << part << "\n" << ended.out;
  }
}

TEST(ForecastCommand, SaysTheSameInEveryFormat) {
  const json document = json::parse(forecast({"--format", "json"}).out);
  const Ended csv = forecast({"--format", "csv"});
  const Ended markdown = forecast({"--format", "markdown"});
  ASSERT_EQ(document["orders"].size(), 5U);
  EXPECT_EQ(document["seed"], 4);
  EXPECT_EQ(document["limit"], "none");
  std::size_t row = csv.out.find('\n') + 1;
  for (const json& order : document["orders"]) {
    EXPECT_EQ(order["mode"], "SIMULATED");
    EXPECT_EQ(order["replications"], 60);
    EXPECT_LE(order["in_time_low"], order["in_time_share"]);
    EXPECT_EQ(csv.out.substr(row, csv.out.find(',', row) - row), order["order"]);
    EXPECT_TRUE(has(markdown.out, "| " + order["order"].get<std::string>() + " |"));
    row = csv.out.find('\n', row) + 1;
  }
  EXPECT_EQ(row, csv.out.size());
}

TEST(ForecastCommand, ShowsTheYearOfDatesInAnotherYearThanTheBacklogs) {
  const std::string open =
      "order,served_at,due_at\nold,2025-12-30T11:20:00Z,2025-12-31T11:20:00Z\n"
      "new,2026-01-07T07:45:00Z,2026-01-08T11:20:00Z\n";
  for (const char* format : {"table", "markdown"}) {
    const Ended ended = forecast({"--format", format, "--set", "/run/ends_at=2026-02-16T00:00:00Z"}, "-", open);
    EXPECT_TRUE(has(ended.out, " 31 Dec 2025 11:20 ")) << ended.out << ended.err;
    EXPECT_TRUE(has(ended.out, " 8 Jan 11:20 ")) << ended.out;
  }
}

TEST(ForecastCommand, DoesNotDependOnThreads) {
  EXPECT_EQ(forecast({"--format", "json", "--threads", "1"}).out, forecast({"--format", "json", "--threads", "3"}).out);
}

TEST(ForecastCommand, LeavesAdviceOutWhenOnlyChancesAreAskedFor) {
  const json document = json::parse(forecast({"--format", "json", "--chances-only"}).out);
  EXPECT_EQ(document["orders"][0]["start"], "not asked");
  EXPECT_TRUE(document["orders"][0]["more_people"].is_null());
  for (const char* format : {"table", "markdown"}) {
    const Ended shown = forecast({"--format", format, "--chances-only"});
    EXPECT_TRUE(has(shown.out, "9 in 10 by")) << shown.out;
    for (const char* advice : {"start by", "Start by", "more people", "More people", "in vain"}) {
      EXPECT_FALSE(has(shown.out, advice)) << advice << "\n" << shown.out;
    }
  }
}

TEST(ForecastCommand, TellsEveryMistakeOfTheBacklogWithItsPlace) {
  const Ended ended = forecast({}, "-", "order,served_at,state\nA,soon,\nB,1h,wating\n");
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.err, "<stdin>:2:3: ")) << ended.err;
  EXPECT_TRUE(has(ended.err, "<stdin>:3:6: ")) << ended.err;
  EXPECT_TRUE(has(ended.err, "did you mean \"waiting\"?")) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST(ForecastCommand, RefusesWhatItCannotBegin) {
  EXPECT_EQ(forecast({}, "no-such-file.csv").code, 5);
  const Ended without = run_program({"forecast", kScenario});
  EXPECT_EQ(without.code, 2);
  EXPECT_TRUE(has(without.err, "--backlog is missing")) << without.err;
  for (const char* at : {"noon", "2031-01-01T00:00:00Z", "2025-12-31T00:00:00Z"}) {
    const Ended ended = run_program({"forecast", kScenario, "--backlog", "scenarios/tutorial/07-open.csv", "--at", at});
    EXPECT_EQ(ended.code, 2) << at;
    EXPECT_TRUE(has(ended.err, "--at: found")) << ended.err;
  }
}

TEST(ForecastCommand, TellsAllMistakesOfItsOptionsAtOnceAndTooFewReplicationsAmongThem) {
  const Ended ended = run_program(
      {"forecast", kScenario, "--wanted", "2", "--most-people", "-1", "--replications", "29", "--format", "tabel"});
  EXPECT_EQ(ended.code, 2);
  for (const char* mistake : {"--backlog is missing", "--wanted: found \"2\"", "--most-people: found \"-1\"",
                              "--replications: found \"29\", expected at least 30", "did you mean \"table\"?"}) {
    EXPECT_TRUE(has(ended.err, mistake)) << mistake << "\n" << ended.err;
  }
}

TEST(ForecastCommand, SaysThatALimitCutItShort) {
  const Ended ended = forecast({"--max-time", "1us"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_TRUE(has(ended.out, "PARTIAL")) << ended.out;
}

TEST(ForecastCommand, OfAReplayedPlatformIsRefused) {
  const Ended ended = run_program({"forecast", "scenarios/india-2021/history.json", "--backlog", "-"}, {});
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.err, "the platform is replayed")) << ended.err;
}

}  // namespace
}  // namespace docket
