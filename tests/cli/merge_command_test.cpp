// docket sweep --shard and docket merge as a user meets them: several machines come to what one comes to.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/sweep_under_test.hpp"

namespace docket {
namespace {

using test::Ended;
using test::run_program;
using test::SweepUnderTest;

Ended merged(const SweepUnderTest& sweep, const std::vector<std::string>& from, const std::string& out) {
  std::vector<std::string> words = {"merge"};
  for (const std::string& name : from) {
    words.push_back(sweep.folder().path(name));
  }
  words.insert(words.end(), {"--out", sweep.folder().path(out)});
  return run_program(words);
}

TEST(MergeCommand, ComesToTheExportOfOneMachine) {
  const SweepUnderTest sweep(4, 5);
  ASSERT_EQ(sweep.play("whole.db").code, 0);
  for (const char* shard : {"1", "2", "3"}) {
    const Ended ended = sweep.play(std::string(shard) + ".db", {"--shard", std::string(shard) + "/3"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    EXPECT_NE(ended.out.find(", shard " + std::string(shard) + "/3"), std::string::npos) << ended.out;
  }
  const Ended ended = merged(sweep, {"3.db", "1.db", "2.db"}, "merged.db");
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* format : {"--csv", "--json"}) {
    EXPECT_EQ(sweep.exported("merged.db", format), sweep.exported("whole.db", format));
  }
}

TEST(MergeCommand, SaysWhichLimitCutRunsShort) {
  const SweepUnderTest sweep(2, 3);
  for (const char* shard : {"1", "2"}) {
    ASSERT_EQ(sweep.play(std::string(shard) + ".db", {"--shard", std::string(shard) + "/2", "--max-events", "5"}).code,
              4);
  }
  const Ended ended = merged(sweep, {"1.db", "2.db"}, "merged.db");
  EXPECT_EQ(ended.code, 4);
  EXPECT_NE(ended.err.find("6 runs were cut short by --max-events; raised, it needs another file"), std::string::npos)
      << ended.err;
}

TEST(MergeCommand, SaysWhatIsMissingAndLetsASweepGoOn) {
  const SweepUnderTest sweep(4, 5);
  ASSERT_EQ(sweep.play("whole.db").code, 0);
  ASSERT_EQ(sweep.play("2.db", {"--shard", "2/3"}).code, 0);
  const Ended ended = merged(sweep, {"2.db"}, "merged.db");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("without the shards 1/3, 3/3; 2 of 4 points are missing; 2 points lack replications"),
            std::string::npos)
      << ended.err;
  EXPECT_NE(ended.out.find(" of 5 "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("  not all played yet\n"), std::string::npos) << ended.out;
  ASSERT_EQ(sweep.play("merged.db").code, 0);
  EXPECT_EQ(sweep.exported("merged.db", "--json"), sweep.exported("whole.db", "--json"));
}

TEST(MergeCommand, KnowsWhatIsMissingHoweverTheRestCame) {
  const SweepUnderTest sweep(4, 5);
  for (const char* shard : {"1/3", "2/3", "3/3", "2/4"}) {
    ASSERT_EQ(sweep.play(std::string(1, shard[0]) + "of" + shard[2] + ".db", {"--shard", shard}).code, 0);
  }
  EXPECT_EQ(merged(sweep, {"3of3.db", "1of3.db"}, "steps.db").code, 1);
  const std::string shown = run_program({"show", sweep.folder().path("steps.db")}).out;
  EXPECT_NE(shown.find("2 of 4 points played"), std::string::npos) << shown;
  EXPECT_EQ(merged(sweep, {"2of3.db"}, "steps.db").code, 0) << "the rest came in a second step";
  const Ended mixed = merged(sweep, {"1of3.db", "2of4.db", "3of3.db"}, "mixed.db");
  EXPECT_EQ(mixed.code, 1) << "shards of different cuts do not come to the whole";
  EXPECT_NE(mixed.err.find("not whole yet: "), std::string::npos) << mixed.err;
  merged(sweep, {"1of3.db"}, "part.db");
  EXPECT_EQ(merged(sweep, {"part.db"}, "again.db").code, 1) << "what was merged before says no shard of its own";
}

TEST(MergeCommand, SaysHowExperimentsDiffer) {
  const SweepUnderTest sweep(2, 2);
  ASSERT_EQ(sweep.play("1.db", {"--shard", "1/2"}).code, 0);
  ASSERT_EQ(sweep.play("2.db", {"--shard", "2/2", "--set", "/run/seed=3"}).code, 0);
  const Ended ended = merged(sweep, {"1.db", "2.db"}, "merged.db");
  EXPECT_EQ(ended.code, 5);
  EXPECT_NE(ended.err.find("its seed is 3 instead of 11"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(sweep.folder().path("merged.db")));
}

TEST(MergeCommand, TakesNoShardThatIsNone) {
  const SweepUnderTest sweep(2, 2);
  for (const char* no_shard : {"0/2", "3/2", "two"}) {
    const Ended ended = sweep.play("r.db", {"--shard", no_shard});
    EXPECT_EQ(ended.code, 2);
    EXPECT_NE(ended.err.find("expected I/N such as 2/10"), std::string::npos) << ended.err;
  }
  EXPECT_EQ(run_program({"merge", "--out", "x.db"}).code, 2);
  EXPECT_EQ(run_program({"merge", "x.db"}).code, 2);
}

}  // namespace
}  // namespace docket
