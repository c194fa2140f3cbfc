// docket sensitivity from outside: no further input than a scenario, equal output for any number of threads.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Ended;
using test::has;
using test::run_program;

constexpr const char* kReview = "scenarios/india-2021/review-then-decide.json";
constexpr const char* kWithhold = "scenarios/india-2021/withhold-on-receipt.json";

Ended played(std::vector<std::string> more) {
  std::vector<std::string> words = {"sensitivity", kReview,          "--screening", "3",      "--samples",
                                    "2",           "--replications", "2",           "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

TEST(SensitivityCommand, TakesEveryRangeOfTheEvidenceWithoutBeingTold) {
  const Ended ended = played({"--format", "csv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const char* part : {"/platform/pools/legal/reviewers", "/item_groups/list-1/kinds/account/share",
                           "/orders/first-list/served_at", "items_missed_share", "overblocked_item_hours"}) {
    EXPECT_TRUE(has(ended.out, part)) << part;
  }
  EXPECT_FALSE(has(ended.out, "/item_groups/list-2/truth/unlawful/share")) << "it moves with that of list-1";
}

TEST(SensitivityCommand, TellsTheSameWithAnyNumberOfThreads) {
  EXPECT_EQ(played({"--format", "json", "--threads", "1"}).out, played({"--format", "json", "--threads", "3"}).out);
}

TEST(SensitivityCommand, TellsRunsBeforehandAndPlaysNone) {
  const Ended ended = run_program({"sensitivity", kReview, "--against", kWithhold, "--dry-run", "--threads", "1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "/platform/pools/legal/reviewers: 1 to 10, written 3\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "26 ranges, 4,124 points of both scenarios, 4 replications of each: 33,072 runs, about "))
      << ended.out;
  EXPECT_TRUE(has(ended.out, "runs more")) << ended.out;
}

/// One order, with evidence that leaves two values open.
std::string open_question(std::string_view handling) {
  std::string text = test::kOneOrder;
  text.replace(text.find("3h"), 2, handling);
  text.insert(text.rfind('}'), R"(,
  "evidence": { "/platform/pools/legal/reviewers": {"assumption": "made up", "range": [1, 4]},
                "/item_groups/list/truth/unlawful/share": {"assumption": "made up", "range": [0.3, 0.7]} })");
  return text;
}

TEST(SensitivityCommand, ComparesTwoScenarios) {
  const test::TemporaryFolder folder;
  folder.put("slow.json", open_question("3h"));
  folder.put("quick.json", open_question("1h"));
  const Ended ended = run_program({"sensitivity", folder.path("slow.json"), "--against", folder.path("quick.json"),
                                   "--metric", "overblocked_item_hours on first", "--screening", "3", "--samples", "2",
                                   "--replications", "4", "--quiet"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "Where the comparison turns\n  As written the difference is ")) << ended.out;
}

TEST(SensitivityCommand, FindsNoDifferenceBetweenAScenarioAndItself) {
  const test::TemporaryFolder folder;
  folder.put("same.json", open_question("3h"));
  const std::string same = folder.path("same.json");
  const Ended ended =
      run_program({"sensitivity", same, "--against", same, "--metric", "overblocked_item_hours on first", "--screening",
                   "3", "--samples", "2", "--replications", "2", "--quiet"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "as written 0; over the ranges 0 on average, with a deviation of 0;")) << ended.out;
}

TEST(SensitivityCommand, TellsAllMistakesOfItsOptionsAtOnce) {
  const Ended numbers = run_program({"sensitivity", kReview, "--screening", "-1", "--samples", "x", "--replications",
                                     "0", "--seed", "s", "--max-time", "long", "--max-items", "0"});
  EXPECT_EQ(numbers.code, 2);
  for (const char* option : {"--screening", "--samples", "--replications", "--seed", "--max-time", "--max-items"}) {
    EXPECT_TRUE(has(numbers.err, std::string(option) + ": found")) << option << "\n" << numbers.err;
  }
  const Ended metrics = played({"--metric", "foo", "--metric", "items_mised_share"});
  EXPECT_EQ(metrics.code, 2);
  for (const char* part : {"\"foo\"", "did you mean \"items_missed_share\"?"}) {
    EXPECT_TRUE(has(metrics.err, part)) << part << "\n" << metrics.err;
  }
}

TEST(SensitivityCommand, RefusesWhatItCannotMoveOrMeasure) {
  const test::TemporaryFolder folder;
  folder.put("one.json", test::kOneOrder);
  const Ended certain = run_program({"sensitivity", folder.path("one.json")});
  EXPECT_EQ(certain.code, 3);
  EXPECT_TRUE(has(certain.err, "/evidence: nothing has a range")) << certain.err;
  const Ended unknown = played({"--metric", "items_mised_share"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(has(unknown.err, "did you mean \"items_missed_share\"?")) << unknown.err;
  EXPECT_EQ(run_program({"sensitivity", "nowhere.json"}).code, 5);
  EXPECT_EQ(played({"--against", "nowhere.json"}).code, 5);
  EXPECT_EQ(run_program({"sensitivity", kReview, "--replications", "1"}).code, 2) << "luck cannot be told from effects";
}

}  // namespace
}  // namespace docket
