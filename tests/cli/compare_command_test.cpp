// docket compare from outside: files with the same luck, points of a database, answers and refusals.
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "cli/sweep_under_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Ended;
using test::has;
using test::run_program;

/// one.json; twin.json, the same under another name, title and seed; slow.json with fewer reviewers.
class Files {
 public:
  Files() {
    folder.put("one.json", test::kOneOrder);
    folder.put("twin.json", R"({"extends": "one.json", "title": "a twin", "run": {"seed": 99}})");
    folder.put("slow.json", R"({"extends": "one.json", "platform": {"pools": {"legal": {"reviewers": 1}}}})");
  }

  [[nodiscard]] Ended compare(const std::vector<std::string>& files, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"compare", "--quiet"};
    for (const std::string& file : files) {
      words.push_back(folder.path(file));
    }
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }

  test::TemporaryFolder folder;
};

const std::vector<std::string> kWait = {"--metric", "time_to_answer_mean_hours"};

std::vector<std::string> wait_and(const std::vector<std::string>& more) {
  std::vector<std::string> words = kWait;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(CompareCommand, TheSamePolicyUnderAnotherNameAndSeedShowsNoDifference) {
  const Ended ended = Files().compare({"one.json", "twin.json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "No difference shown: not in any of")) << ended.out;
  EXPECT_TRUE(has(ended.out, "equal in every replication")) << ended.out;
  EXPECT_TRUE(has(ended.out, "(seed 11)")) << ended.out;
}

TEST(CompareCommand, FewerReviewersAreSlowerOnTheSameLuck) {
  const Ended ended = Files().compare({"one.json", "slow.json"}, wait_and({"--baseline", "one"}));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "1 of 1 comparison shows a difference from one.")) << ended.out;
  EXPECT_TRUE(has(ended.out, " more ")) << ended.out;
}

TEST(CompareCommand, SaysTheSameOnAnyNumberOfThreads) {
  const Files files;
  const std::vector<std::string> best = {
      "--best", "overblocked_item_hours on account", "--indifference", "5", "--format", "json"};
  for (const auto& options : {kWait, std::vector<std::string>{"--format", "csv"}, best}) {
    std::vector<std::string> one = options;
    one.insert(one.end(), {"--threads", "1"});
    std::vector<std::string> three = options;
    three.insert(three.end(), {"--threads", "3"});
    const Ended alone = files.compare({"one.json", "slow.json", "twin.json"}, one);
    EXPECT_EQ(alone.out, files.compare({"one.json", "slow.json", "twin.json"}, three).out);
    EXPECT_FALSE(alone.out.empty()) << alone.err;
  }
}

TEST(CompareCommand, PlaysFurtherUntilTheBestIsFound) {
  const Ended ended =
      Files().compare({"slow.json", "one.json"}, {"--best", "time_to_answer_mean_hours", "--indifference", "1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "does not matter): one, after")) << ended.out;
}

TEST(CompareCommand, NamesNoBestAmongEquals) {
  const Ended ended =
      Files().compare({"twin.json", "one.json"}, {"--best", "time_to_answer_mean_hours", "--indifference", "1"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "does not matter): any of them")) << ended.out;
}

TEST(CompareCommand, NamesEveryUnknownMetricWithTheNearestWord) {
  const Ended ended = Files().compare({"one.json", "twin.json"},
                                      {"--metric", "items_mised_share", "--metric", "overblocked_item_hour"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err, "did you mean \"items_missed_share\"?")) << ended.err;
  EXPECT_TRUE(has(ended.err, "did you mean \"overblocked_item_hours\"?")) << ended.err;
}

TEST(CompareCommand, RefusesAMetricThatOneOfTheFilesDoesNotMeasure) {
  const Files files;
  files.folder.put("other.json", R"({"extends": "one.json", "platform": {"pools": {"legal": null,
      "judges": {"reviewers": 2}}, "stages": {"review": {"pool": "judges"}}}})");
  const Ended ended = files.compare({"one.json", "other.json"}, {"--metric", "utilisation on legal"});
  EXPECT_EQ(ended.code, 3) << ended.out;
  EXPECT_TRUE(has(ended.err, "other.json: \"utilisation\" is not measured on \"legal\"")) << ended.err;
}

TEST(CompareCommand, RanksNothingOnACostThatNobodyGave) {
  const Files files;
  const Ended refused = files.compare({"one.json", "slow.json"}, {"--metric", "cost on legal"});
  EXPECT_EQ(refused.code, 1) << refused.err;
  EXPECT_TRUE(has(refused.out, "cost on legal ranks nothing: not defined in 8 of 8 replications of one"))
      << refused.out;
  EXPECT_TRUE(has(refused.out, "cost_per_hour, with --set")) << refused.out;
  EXPECT_TRUE(has(refused.out, "2 variants, 8 replications of each")) << refused.out;
  const Ended given = files.compare({"one.json", "slow.json"}, {"--metric", "cost on legal", "--set",
                                                                "/platform/pools/legal/cost_per_hour={\"INR\":500}"});
  EXPECT_EQ(given.code, 0) << given.err;
  EXPECT_TRUE(has(given.out, "less")) << given.out;
}

TEST(CompareCommand, RanksNothingOnTwoCurrencies) {
  const Files files;
  files.folder.put("rupees.json", R"({"extends": "one.json",
      "platform": {"pools": {"legal": {"cost_per_hour": {"INR": 500}}}}})");
  files.folder.put("euros.json", R"({"extends": "one.json",
      "platform": {"pools": {"legal": {"cost_per_hour": {"EUR": 6}}}}})");
  const Ended ended = files.compare({"rupees.json", "euros.json"}, {"--metric", "cost on legal"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_TRUE(has(ended.out, "another currency, or none, in ")) << ended.out;
}

TEST(CompareCommand, TellsAllThatIsWrongWithAllFilesAtOnce) {
  const Files files;
  files.folder.put("bad.json", R"({"extends": "one.json", "run": {"replicatons": 3}})");
  const Ended ended = files.compare({"bad.json", "missing.json", "one.json"});
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.err, "replicatons")) << ended.err;
  EXPECT_TRUE(has(ended.err, "missing.json")) << ended.err;
  EXPECT_TRUE(has(ended.err, "nothing was compared")) << ended.err;
  EXPECT_EQ(files.compare({"one.json", "missing.json"}).code, 5);
}

TEST(CompareCommand, RefusesACommandLineThatMeansNothing) {
  const Files files;
  const std::vector<std::string> two = {"one.json", "slow.json"};
  EXPECT_EQ(files.compare({"one.json"}).code, 2);
  EXPECT_EQ(files.compare(two, {"--baseline", "sloow"}).code, 2);
  EXPECT_TRUE(has(files.compare(two, {"--baseline", "sloow"}).err, "did you mean \"slow\"?"));
  EXPECT_EQ(files.compare(two, {"--best", "items_missed_share"}).code, 2);
  EXPECT_EQ(files.compare(two, {"--indifference", "1%"}).code, 2);
  EXPECT_EQ(files.compare(two, {"--point", "1"}).code, 2);
  EXPECT_EQ(files.compare(two, {"--replications", "1"}).code, 2);
  for (const std::string wrong : {"0.5", "1", "0", "ninety", "0.9999999999999999"}) {
    EXPECT_EQ(files.compare(two, {"--confidence", wrong}).code, 2) << wrong;
  }
  for (const std::string wrong : {"0", "-1", "inf", "nan", "1x"}) {
    EXPECT_EQ(files.compare(two, {"--best", "items_missed_share", "--indifference", wrong}).code, 2) << wrong;
  }
}

TEST(CompareCommand, TellsAllMistakesOfItsOptionsAtOnce) {
  const Files files;
  const std::vector<std::string> wrong = {"--metric", "foo", "--baseline",   "sloow", "--best",         "q",
                                          "--point",  "1",   "--confidence", "3",     "--indifference", "x",
                                          "--seed",   "s",   "--format",     "tabel", "--replications", "0"};
  const Ended ended = files.compare({"one.json", "slow.json"}, wrong);
  EXPECT_EQ(ended.code, 2);
  for (const char* mistake :
       {"no metric \"foo\"", "did you mean \"slow\"?", "no metric \"q\"", "--point: only", "--confidence: found",
        "--indifference: found", "--seed: found", "--format: found", "--replications: found"}) {
    EXPECT_TRUE(has(ended.err, mistake)) << mistake << "\n" << ended.err;
  }
  const Ended without_file = files.compare({"one.json", "missing.json"}, wrong);
  EXPECT_EQ(without_file.code, 2);
  for (const char* part : {"missing.json", "--indifference: found", "--replications: found"}) {
    EXPECT_TRUE(has(without_file.err, part)) << part << "\n" << without_file.err;
  }
}

TEST(CompareCommand, TakesPercentOnlyWhereAMetricIsAShare) {
  const auto best = [](const std::string& metric, const std::string& difference) {
    return Files().compare({"one.json", "slow.json"}, {"--best", metric, "--indifference", difference});
  };
  EXPECT_NE(best("items_missed_share", "2%").code, 2);
  EXPECT_NE(best("utilisation on legal", "2 %").code, 2);
  const Ended hours = best("time_to_answer_mean_hours", "1%");
  EXPECT_EQ(hours.code, 2);
  EXPECT_TRUE(has(hours.err,
                  "--indifference: found percent, expected a number in the unit of "
                  "\"time_to_answer_mean_hours on first\", which is no share"))
      << hours.err;
  const Ended share = best("items_missed_share", "5");
  EXPECT_EQ(share.code, 2);
  EXPECT_TRUE(has(share.err, "expected less than 1 such as 0.02 or 2%, for it is a share")) << share.err;
}

TEST(CompareCommand, IsAsSureAsItMayBeAskedToBe) {
  EXPECT_EQ(Files().compare({"one.json", "slow.json"}, {"--confidence", "99.9999%"}).code, 0);
}

TEST(CompareCommand, AnEndByALimitComparesNothing) {
  const Ended ended = Files().compare({"one.json", "slow.json"}, {"--max-events", "10"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_TRUE(has(ended.err, "(--max-events) ended it; nothing was compared")) << ended.err;
  EXPECT_TRUE(ended.out.empty());
}

TEST(CompareCommand, ASignalEndsItWithoutAnAnswer) {
  const Files files;
  test::Call call;
  call.meanwhile = [](pid_t process) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    ::kill(process, SIGINT);
  };
  const Ended ended = run_program({"compare", files.folder.path("one.json"), files.folder.path("slow.json"), "--quiet",
                                   "--replications", "1000000"},
                                  call);
  EXPECT_EQ(ended.code, 130);
  EXPECT_TRUE(has(ended.err, "interrupted; nothing was written")) << ended.err;
  EXPECT_TRUE(ended.out.empty());
}

TEST(CompareCommand, ComparesThePointsOfADatabase) {
  const test::SweepUnderTest sweep(3, 6);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const std::string path = sweep.folder().path("r.db");
  const Ended all = run_program({"compare", path, "--metric", "time_to_answer_mean_hours on first"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_TRUE(has(all.out, "3 variants, 6 replications of each")) << all.out;
  EXPECT_TRUE(has(all.out, "mean = 1h")) << all.out;
  const Ended some = run_program({"compare", path, "--metric", "time_to_answer_mean_hours", "--point", "0",
                                  "--baseline", "2", "--format", "json"});
  EXPECT_EQ(some.code, 0) << some.err;
  EXPECT_TRUE(has(some.out, "\"baseline\": \"point 2\"")) << some.out;
  EXPECT_TRUE(has(some.out, "\"finding\": \"less\"")) << some.out;
}

TEST(CompareCommand, ADatabaseSaysWhenThereAreTooFewReplicationsToFindTheBest) {
  const test::SweepUnderTest sweep(2, 6);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const std::string path = sweep.folder().path("r.db");
  const std::vector<std::string> words = {"compare", path, "--best", "overblocked_item_hours on account",
                                          "--indifference"};
  std::vector<std::string> fine = words;
  fine.emplace_back("0.001");
  const Ended few = run_program(fine);
  EXPECT_EQ(few.code, 1) << few.out;
  EXPECT_TRUE(has(few.out, "undecided after 6")) << few.out;
  EXPECT_TRUE(has(few.out, "point 0, point 1; too few:")) << few.out;
  std::vector<std::string> coarse = words;
  coarse.emplace_back("1000000");
  EXPECT_EQ(run_program(coarse).code, 0);
}

TEST(CompareCommand, RefusesWhatADatabaseDoesNotHave) {
  const test::SweepUnderTest sweep(2, 1);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const std::string path = sweep.folder().path("r.db");
  EXPECT_EQ(run_program({"compare", path, path}).code, 2);
  EXPECT_EQ(run_program({"compare", path, "--seed", "3"}).code, 2);
  EXPECT_TRUE(has(run_program({"compare", path, "--point", "7"}).err, "--point: point 7: there is none"));
  const Ended one_each = run_program({"compare", path});
  EXPECT_EQ(one_each.code, 3);
  EXPECT_TRUE(has(one_each.err, "one replication shows no difference from chance")) << one_each.err;
  EXPECT_TRUE(has(run_program({"compare", path, "--metric", "items_mised_share"}).err, "did you mean"));
}

TEST(CompareCommand, ThePoliciesOfIndiaDifferInWhatTheyBlockWrongly) {
  const std::string folder = "scenarios/india-2021/";
  const Ended ended =
      run_program({"compare", folder + "review-then-decide.json", folder + "withhold-on-receipt.json", "--baseline",
                   "review-then-decide", "--replications", "10", "--quiet", "--metric",
                   "items_missed_share on second-list", "--metric", "overblocked_item_hours on account"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "1 of 2 comparisons show a difference from review-then-decide.")) << ended.out;
}

}  // namespace
}  // namespace docket
