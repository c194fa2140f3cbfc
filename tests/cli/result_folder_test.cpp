// `docket run --out`: what stands in the folder, and when nothing may be put there.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

using test::Call;
using test::Ended;
using test::kOneOrder;
using test::run_program;
using test::TemporaryFolder;

constexpr const char* kFiles[] = {"result.json", "resolved.json", "orders.csv",
                                  "items.csv",   "series.csv",    "events.jsonl"};

Ended run_into(const std::string& folder, std::vector<std::string> more = {}) {
  Call call;
  call.input = kOneOrder;
  std::vector<std::string> words = {"run", "-", "--out", folder};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words, call);
}

TEST(ResultFolder, HoldsTheSameBytesForAnyNumberOfThreads) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_into(folder.path("one"), {"--threads", "1"}).code, 0);
  ASSERT_EQ(run_into(folder.path("two/deep"), {"--threads", "2", "--leaf-limit", "1"}).code, 0);
  for (const std::string file : kFiles) {
    const std::string content = folder.content("one/" + file);
    EXPECT_GT(content.size(), 20U) << file;
    EXPECT_EQ(content, folder.content("two/deep/" + file)) << file;
  }
}

TEST(ResultFolder, HoldsWhatJsonTellsWhateverIsPrinted) {
  const TemporaryFolder folder;
  const Ended json = run_into(folder.path("json"), {"--format", "json"});
  const Ended table = run_into(folder.path("table"));
  ASSERT_EQ(json.code + table.code, 0);
  EXPECT_EQ(folder.content("table/result.json"), json.out);
  EXPECT_EQ(json.out.find("\"fingerprint\": \"0000000000000000\""), std::string::npos) << json.out;
  EXPECT_NE(json.out.find("\"fingerprint\": \""), std::string::npos) << json.out;
}

TEST(ResultFolder, HasARowForEachItemAndEachOrderOfReplicationZero) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_into(folder.path("result")).code, 0);
  EXPECT_EQ(std::ranges::count(folder.content("result/items.csv"), '\n'), 1 + 20);
  EXPECT_EQ(std::ranges::count(folder.content("result/orders.csv"), '\n'), 1 + 1);
}

TEST(ResultFolder, ResolvedScenarioGivesTheSameResult) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_into(folder.path("first"), {"--set", "/run/replications=3"}).code, 0);
  ASSERT_EQ(run_program({"run", folder.path("first/resolved.json"), "--out", folder.path("second")}).code, 0);
  EXPECT_EQ(folder.content("first/result.json"), folder.content("second/result.json"));
}

TEST(ResultFolder, OverwritesResultsAndNothingElseUnlessForced) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_into(folder.path("result")).code, 0);
  EXPECT_EQ(run_into(folder.path("result"), {"--seed", "99"}).code, 0);
  EXPECT_NE(folder.content("result/result.json").find("\"seed\": 99"), std::string::npos);
  folder.put("mine/letter.txt", "dear");
  const Ended refused = run_into(folder.path("mine"));
  EXPECT_EQ(refused.code, 5);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find("--force"), std::string::npos) << refused.err;
  EXPECT_EQ(run_into(folder.path("mine"), {"--force"}).code, 0);
  EXPECT_EQ(folder.content("mine/letter.txt"), "dear");
}

TEST(ResultFolder, LeavesNothingHalfWrittenBehind) {
  const TemporaryFolder folder;
  folder.put("file", "a file stands in the way");
  EXPECT_EQ(run_into(folder.path("file")).code, 5);
  EXPECT_EQ(run_into(folder.path("file/below")).code, 5);
  EXPECT_EQ(run_into(folder.path("result"), {"--set", "/run/replications=many"}).code, 3);
  EXPECT_EQ(folder.size(), 1U);
}

TEST(ResultFolder, MarksAPartialResult) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_into(folder.path("result"), {"--max-events", "5"}).code, 4);
  EXPECT_NE(folder.content("result/result.json").find("\"partial\": true"), std::string::npos);
}

}  // namespace
}  // namespace docket
