// Parts of the program that no run shows easily.
#include <gtest/gtest.h>

#include "cli/progress_bar.hpp"
#include "cli/remembering_files.hpp"
#include "cli/replay_line.hpp"
#include "support/memory_files.hpp"

namespace docket {
namespace {

TEST(BarLine, FillsWithTheShareDoneAndFits) {
  EXPECT_EQ(bar_line({50, 200}, 80), "[##########..............................]  25 %  50 of 200 replications");
  for (std::size_t width = 1; width < 100; ++width) {
    EXPECT_LE(bar_line({199, 200}, width).size(), width);
  }
  EXPECT_NE(bar_line({199, 200}, 80).find(" 99 %"), std::string::npos);
}

TEST(ReplayLine, QuotesWordsForAShellAndKeepsWhatChangesTheRun) {
  ReplicateOptions options;
  options.seed = 7;
  options.replications = 3;
  LoadingOptions loading;
  loading.settings = {"/run/title=\"x\""};
  loading.allow_outside = true;
  EXPECT_EQ(replay_line("it's mine.json", loading, options),
            "docket run 'it'\\''s mine.json' --seed 7 --replications 3 --set '/run/title=\"x\"' --allow-outside "
            "--threads 1");
  loading = {};
  loading.limits.given = {"--max-events 10"};
  options.run.leaf_limit = 1;
  EXPECT_EQ(replay_line("a.json", loading, options),
            "docket run a.json --seed 7 --replications 3 --max-events 10 --leaf-limit 1 --threads 1");
}

TEST(ReplayLine, AFaultSaysThatTheInputIsNotToBlame) {
  const std::string text = fault_text("replication 3: time overflow", "docket run a.json --seed 7");
  EXPECT_NE(text.find("not of your input: replication 3: time overflow\n"), std::string::npos);
  EXPECT_NE(text.find("docket run a.json --seed 7\n"), std::string::npos);
}

TEST(RememberingFiles, ReadEachFileOnceAndKnowWhatFailed) {
  test::MemoryFiles memory{{"a.json", "one"}};
  const RememberingFiles files(memory);
  EXPECT_EQ(files.read("a.json").value(), "one");
  memory.put("a.json", "two");
  EXPECT_EQ(files.read("a.json").value(), "one");
  EXPECT_FALSE(files.read("b.json").has_value());
  EXPECT_TRUE(files.has_failed("b.json"));
  EXPECT_FALSE(files.has_failed("a.json"));
  EXPECT_FALSE(files.has_failed("never-asked-for.json"));
}

}  // namespace
}  // namespace docket
