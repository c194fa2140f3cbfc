// docket staff from outside: answers, exit codes, formats, mistakes of the command line.
#include <gtest/gtest.h>

#include "cli/program_under_test.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Ended;
using test::has;
using test::run_program;

constexpr const char* kOneOrder = "scenarios/tutorial/01-one-order.json";
constexpr const char* kAtNight = "scenarios/tutorial/02-office-hours.json";

Ended staffed(std::vector<std::string> words) {
  words.insert(words.begin(), {"staff", kOneOrder, "--quiet"});
  return run_program(words);
}

TEST(StaffCommand, FindsTheFewestAndShowsThatOneFewerFails) {
  const Ended ended = staffed({});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "Fewest reviewers: reviewers 2.\nOne fewer fails in: reviewers.\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "breaks, as written")) << ended.out;
  EXPECT_TRUE(has(ended.out, "lawful but dark")) << "no figure of compliance without overblocking beside it";
}

TEST(StaffCommand, SaysTheSameForAnyNumberOfThreads) {
  const std::string one = staffed({"--threads", "1", "--format", "json"}).out;
  EXPECT_EQ(staffed({"--threads", "3", "--format", "json"}).out, one);
  EXPECT_NE(staffed({"--seed", "9", "--format", "json"}).out, one);
}

TEST(StaffCommand, EndsWithOneAndTheBottleneckWhereABoundForbidsIt) {
  const Ended ended = staffed({"--at-most", "reviewers=1"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "No plan keeps it, not even reviewers 1.")) << ended.out;
  EXPECT_TRUE(has(ended.out, "The bottleneck is reviewers")) << ended.out;
}

TEST(StaffCommand, SaysWherePeopleAreNotTheBottleneck) {
  const Ended ended = run_program({"staff", kAtNight, "--quiet"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "People are not the bottleneck")) << ended.out;
}

TEST(StaffCommand, ComparesCostsWithABudget) {
  const std::string price = "/platform/pools/reviewers/cost_per_hour={\"EUR\": 10}";
  const Ended enough = staffed({"--set", price, "--budget", "3360"});
  EXPECT_EQ(enough.code, 0) << enough.err;
  EXPECT_TRUE(has(enough.out, "Fewest reviewers: reviewers 2 (EUR 3,360 a week).")) << enough.out;
  const Ended short_of = staffed({"--set", price, "--budget", "3359"});
  EXPECT_EQ(short_of.code, 1);
  EXPECT_TRUE(has(short_of.out, "The budget of EUR 3,359 a week is too small")) << short_of.out;
  const Ended unknown = staffed({"--budget", "3359"});
  EXPECT_EQ(unknown.code, 3);
  EXPECT_TRUE(has(unknown.err, "/platform/pools/reviewers/cost_per_hour")) << unknown.err;
}

TEST(StaffCommand, TakesOtherPromisesThanOrdersMissed) {
  const Ended ended = staffed({"--target", "time_to_answer_mean_hours on list-of-40 <= 4", "--format", "csv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  // One after the other takes 20 h in all, 10 h on average; three reviewers a third of it.
  EXPECT_TRUE(has(ended.out, "\nanswer,3,3,")) << ended.out;
  EXPECT_TRUE(has(ended.out, ",time_to_answer_mean_hours,list-of-40,at-most,4,")) << ended.out;
}

TEST(StaffCommand, TellsTheSameInMarkdownAsInATable) {
  const Ended page = staffed({"--format", "markdown"});
  EXPECT_TRUE(page.out.starts_with("# Tutorial 1: one order, one reviewer\n")) << page.out;
  EXPECT_TRUE(
      has(page.out, "| proof: fewest | reviewers 2 | 2 reviewers | orders missed on list-of-40 | at most 5 % |"))
      << page.out;
  EXPECT_TRUE(has(page.out, "| proof: one fewer in reviewers | reviewers 1 |")) << page.out;
}

TEST(StaffCommand, ShowsHowManyPeopleTheHoursTake) {
  const Ended ended = staffed({"--person-hours", "40h"});
  EXPECT_TRUE(has(ended.out, "people")) << ended.out;
  EXPECT_TRUE(has(ended.out, "  336       9  SIMULATED")) << ended.out;
}

TEST(StaffCommand, RefusesWhatItCannotMeanWithTheNearestWord) {
  const Ended pool = staffed({"--at-most", "reviewer=2"});
  EXPECT_EQ(pool.code, 2);
  EXPECT_TRUE(has(pool.err, "did you mean \"reviewers\"?")) << pool.err;
  EXPECT_EQ(staffed({"--at-most", "reviewers"}).code, 2);
  EXPECT_EQ(staffed({"--at-most", "reviewers=2", "--at-least", "reviewers=3"}).code, 2);
  EXPECT_EQ(staffed({"--confidence", "100%"}).code, 2);
  EXPECT_EQ(staffed({"--target", "items_missed_share < 5%"}).code, 2);
  EXPECT_EQ(staffed({"--budget", "-3"}).code, 2);
  const Ended metric = staffed({"--target", "items_mised_share <= 5%"});
  EXPECT_EQ(metric.code, 2);
  EXPECT_TRUE(has(metric.err,
                  "--target: found \"items_mised_share <= 5%\": no metric \"items_mised_share\"; did you "
                  "mean \"items_missed_share\"?"))
      << metric.err;
  const Ended source = staffed({"--on", "list-of-4"});
  EXPECT_EQ(source.code, 2);
  EXPECT_TRUE(has(source.err, "did you mean \"list-of-40\"?")) << source.err;
}

TEST(StaffCommand, RefusesAPromiseThatNoNumberOfRunsCanShow) {
  const Ended never = staffed({"--target", "items_missed_share <= 0%"});
  EXPECT_EQ(never.code, 2);
  EXPECT_TRUE(has(never.err, "no number of runs can show that items_missed_share is 0")) << never.err;
}

TEST(StaffCommand, SaysBeforeItSearchesThatItsReplicationsAreTooFewToShowSoLittle) {
  const Ended ended = staffed({"--missed", "0.1%"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(
      has(ended.err, "--missed: 4000 replications cannot show that orders_missed_share on list-of-40 is at most 0.1 %"))
      << ended.err;
  EXPECT_TRUE(has(ended.err, "--replications ")) << ended.err;
}

TEST(StaffCommand, TellsAllMistakesOfItsOptionsAtOnce) {
  const Ended ended =
      staffed({"--at-least",     "reviewer=3", "--at-most", "reviewers", "--only",       "x",
               "--on",           "list-of-4",  "--missed",  "500%",      "--confidence", "2",
               "--budget",       "free",       "--target",  "nothing",   "--target",     "items_mised_share <= 5%",
               "--replications", "29"});
  EXPECT_EQ(ended.code, 2);
  for (const char* mistake : {"--at-least: found", "--at-most: found", "--only: found", "--on: found",
                              "--missed: found", "--confidence: found", "--budget: found",
                              "--target: found \"nothing\"", "--target: found \"items_mised_share <= 5%\": no metric",
                              "--replications: found \"29\", expected at least 30"}) {
    EXPECT_TRUE(has(ended.err, mistake)) << mistake << "\n" << ended.err;
  }
}

TEST(StaffCommand, TellsAllMistakesThatNeedNoScenarioBeforeItReadsOne) {
  const Ended ended = run_program({"staff", "none.json", "--person-hours", "900h", "--format", "x", "--threads", "-1"});
  EXPECT_EQ(ended.code, 2);
  for (const char* mistake : {"--person-hours: found \"900h\"", "--format", "--threads"}) {
    EXPECT_TRUE(has(ended.err, mistake)) << mistake << "\n" << ended.err;
  }
}

TEST(StaffCommand, ConcludesNothingFromWhatAMistakenOptionWouldBeWithoutIt) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--missed", "0%", "--replications", "40"},
                                             {"--missed", "1%", "--replications", "40", "--confidence", "nan"},
                                             {"--missed", "0.1%", "--replications", "29"}}) {
    const Ended ended = staffed(words);
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(has(ended.err, ": found")) << ended.err;
    EXPECT_FALSE(has(ended.err, "cannot show")) << ended.err;
  }
}

TEST(StaffCommand, RefusesLimitsThatAreNoNumbersAndSharesThatAreNone) {
  for (const char* limit : {"nan", "inf", "-inf", "nan%", "infinity"}) {
    const Ended ended = staffed({"--target", "time_to_answer_mean_hours on list-of-40 <= " + std::string(limit)});
    EXPECT_EQ(ended.code, 2) << limit;
    EXPECT_TRUE(has(ended.err, "expected a metric and the number that limits it")) << ended.err;
  }
  for (const char* share : {"<= 300%", "<= -1%", ">= 1.5"}) {
    const Ended ended = staffed({"--target", "items_missed_share on list-of-40 " + std::string(share)});
    EXPECT_EQ(ended.code, 2) << share;
    EXPECT_TRUE(has(ended.err, "expected a share from 0% to 100%, such as \"items_missed_share <= 5%\"")) << ended.err;
  }
  EXPECT_EQ(staffed({"--budget", "inf"}).code, 2);
}

TEST(StaffCommand, RefusesWhatNobodyCouldMean) {
  for (const char* confidence : {"0.9999999999999999", "0.5", "1e-300"}) {
    EXPECT_EQ(staffed({"--confidence", confidence}).code, 2) << confidence;
  }
  for (const std::vector<std::string>& promise :
       {std::vector<std::string>{"--missed", "100%"}, {"--target", "items_missed_share on list-of-40 >= 0%"}}) {
    const Ended ended = staffed(promise);
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(has(ended.err, promise[0] + ": ")) << ended.err;
    EXPECT_TRUE(has(ended.err, "every plan keeps it")) << ended.err;
  }
  EXPECT_EQ(staffed({"--person-hours", "169h"}).code, 2);
  const Ended never = staffed({"--missed", "1e-9"});
  EXPECT_TRUE(has(never.err, "nobody can play so many as would")) << never.err;
  const Ended nothing = staffed({"--target", "items_missed_share on  <= 2%"});
  EXPECT_TRUE(has(nothing.err, "expected a metric and the number that limits it")) << nothing.err;
}

TEST(StaffCommand, TakesPercentOnlyOfShares) {
  const Ended hours = staffed({"--target", "time_to_answer_mean_hours on list-of-40 <= 2%"});
  EXPECT_EQ(hours.code, 2);
  EXPECT_TRUE(has(hours.err, "expected a number in the unit of \"time_to_answer_mean_hours\", which is no share"))
      << hours.err;
  EXPECT_EQ(staffed({"--target", "utilisation on reviewers <= 95%"}).code, 0);
  const std::string price = "/platform/pools/reviewers/cost_per_hour={\"EUR\": 10}";
  EXPECT_EQ(staffed({"--set", price, "--budget", "50%"}).code, 2);
}

TEST(StaffCommand, SaysThatWhatIsPromisedIsNotDefinedHere) {
  const Ended cost = staffed({"--target", "cost on reviewers <= 100"});
  EXPECT_EQ(cost.code, 3);
  EXPECT_TRUE(has(cost.err, "/platform/pools/reviewers/cost_per_hour: \"cost\" is not defined")) << cost.err;
  EXPECT_TRUE(has(cost.err, "--set '/platform/pools/reviewers/cost_per_hour={\"EUR\": 32}'")) << cost.err;
  const Ended never =
      staffed({"--target", "time_to_reinstatement_mean_hours on account <= 3", "--replications", "100"});
  EXPECT_EQ(never.code, 1);
  EXPECT_TRUE(has(never.out, "\nNot defined: time_to_reinstatement_mean_hours on account; in none of")) << never.out;
  EXPECT_FALSE(has(never.out, "No plan keeps it")) << never.out;
}

TEST(StaffCommand, RefusesAReplayedPlatform) {
  const Ended ended = run_program({"staff", "scenarios/india-2021/history.json", "--quiet"});
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.err, "the platform is replayed")) << ended.err;
}

TEST(StaffCommand, SaysWhichLimitEndedIt) {
  const Ended ended = run_program({"staff", kOneOrder, "--max-events", "5"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_TRUE(has(ended.err, "--max-events")) << ended.err;
  EXPECT_EQ(ended.out, "");
}

}  // namespace
}  // namespace docket
