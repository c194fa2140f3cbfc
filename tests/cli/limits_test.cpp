// The limits from outside: what is refused, what is cut, what is said, and the exit code.
#include <gtest/gtest.h>

#include <chrono>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "cli/size_text.hpp"
#include "support/sanitizers.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Call;
using test::Ended;
using test::has;
using test::kOneOrder;
using test::run_program;
using test::TemporaryFolder;

/// A stream of work without an end worth waiting for.
constexpr const char* kLongWork = R"({
  "docket": 1, "title": "long work",
  "run": { "starts_at": "2026-01-01T00:00:00Z", "ends_at": "2126-01-01T00:00:00Z", "replications": 4 },
  "work_streams": { "reports": { "entry": "review", "arrivals": { "poisson": { "rate": 100, "per": "1s" } } } },
  "platform": { "pools": { "crew": { "reviewers": 200 } },
                "stages": { "review": { "pool": "crew", "handling": { "exponential": { "mean": "1s" } },
                                        "next": "leave" } } }
})";

Ended run_on(const char* scenario, std::vector<std::string> more, const std::string& command = "run") {
  Call call;
  call.input = scenario;
  std::vector<std::string> words = {command, "-"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words, call);
}

TEST(Limits, RefuseAScenarioThatIsTooMuchWithTheFlagThatRaisesThem) {
  const std::vector<std::vector<std::string>> refused = {
      {"--max-file-size", "1KiB"},
      {"--max-nesting", "3"},
      {"--max-items", "19"},
      {"--max-replications", "7"},
      {"--max-items", "1000", "--set", "/item_groups/list/count=4000000000"},
      {"--max-orders", "1", "--set",
       R"(/orders/second={"from":"ministry","regime":"law","served_at":"2021-02-01T00:00:00Z","items":["list"]})"},
  };
  for (const auto& flags : refused) {
    for (const std::string command : {"run", "check"}) {
      const Ended ended = run_on(kOneOrder, flags, command);
      EXPECT_EQ(ended.code, 3) << flags[0];
      EXPECT_TRUE(has(ended.err, flags[0] + " raises the limit")) << ended.err;
    }
  }
  EXPECT_EQ(run_on(kOneOrder, {"--max-items", "20", "--max-replications", "8", "--max-orders", "1"}).code, 0);
}

TEST(Limits, RefuseACountThatNobodyMeansWhereItIsWritten) {
  std::string text = kOneOrder;
  text.replace(text.find("\"count\": 20"), 11, "\"count\": 4000000000");
  const Ended ended = run_on(text.c_str(), {});
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.err, "<stdin>:12:")) << ended.err;
  EXPECT_TRUE(has(ended.err, "/item_groups/list/count")) << ended.err;
}

TEST(Limits, OfReplicationsBindTheCommandLineToo) {
  const Ended ended = run_on(kOneOrder, {"--replications", "20", "--max-replications", "10"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err, "--max-replications raises the limit")) << ended.err;
}

TEST(Limits, MarkAResultThatTheyCutInEveryFormat) {
  const std::vector<std::pair<std::string, std::string>> cuts = {
      {"--max-events", "5,000 events"}, {"--max-items", "5,000 items"}, {"--max-orders", "5,000 orders and batches"}};
  for (const auto& [flag, amount] : cuts) {
    for (const std::string format : {"table", "json", "csv"}) {
      const Ended ended = run_on(kLongWork, {flag, "5000", "--format", format});
      EXPECT_EQ(ended.code, 4) << ended.err;
      EXPECT_TRUE(has(ended.out, "the limit of " + amount + " in a replication (" + flag + ")")) << ended.out;
      EXPECT_EQ(has(ended.err, "PARTIAL"), format != "table") << ended.err;
      EXPECT_EQ(ended.out, run_on(kLongWork, {flag, "5000", "--format", format, "--threads", "2"}).out);
    }
  }
}

TEST(Limits, OfTimeKeepWhatIsCompleteOrElseWhatThereIs) {
  const auto began = std::chrono::steady_clock::now();
  const Ended first = run_on(kLongWork, {"--max-time", "200ms"});
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(30));
  EXPECT_EQ(first.code, 4);
  EXPECT_TRUE(has(first.out, "PARTIAL: the limit of 200ms of running time (--max-time) cut short the first of 4"))
      << first.out;
  const Ended many = run_on(kOneOrder, {"--replications", "1000000", "--max-time", "200ms", "--format", "json"});
  EXPECT_EQ(many.code, 4);
  EXPECT_TRUE(has(many.out, "(--max-time) ended the run after ")) << many.err;
  EXPECT_TRUE(has(many.out, "of 1,000,000 replications")) << many.err;
}

TEST(Limits, OfTimeWriteAWholeFolderOfWhatWasPlayed) {
  const TemporaryFolder folder;
  const Ended ended = run_on(kLongWork, {"--max-time", "20ms", "--threads", "1", "--out", folder.path("result")});
  EXPECT_EQ(ended.code, 4) << ended.err;
  const std::string result = folder.content("result/result.json");
  EXPECT_TRUE(has(result, "\"partial\": true")) << result;
  EXPECT_TRUE(has(result, "\"raised_by\": \"--max-time\"")) << result;
  EXPECT_GT(folder.content("result/items.csv").size(), 100U);
}

TEST(Limits, OfMemoryRefuseToReadAndCutARun) {
  std::string large = R"({"docket": 1, "title": [)";
  for (int i = 0; i < 2'000'000; ++i) {
    large += "1,";
  }
  const Ended unread = run_on((large + "1]}").c_str(), {"--max-memory", "8MiB"}, "check");
  EXPECT_EQ(unread.code, 3) << unread.err;
  const Ended cut = run_on(kLongWork, {"--max-memory", "100MiB", "--threads", "1", "--set",
                                       "/platform/pools/crew/reviewers=1", "--max-time", "5min"});
  EXPECT_EQ(cut.code, 4) << cut.err;
  EXPECT_TRUE(has(cut.out + cut.err, "the limit of 100 MiB of memory (--max-memory)")) << cut.out << cut.err;
}

TEST(Limits, AStepThatTakesAllMemoryAtOnceIsNoFault) {
  if (test::kIsSanitized) {
    GTEST_SKIP() << "a sanitizer ends the program before it can say anything";
  }
  const Ended ended = run_on(kOneOrder, {"--set", "/item_groups/list/count=1000000000", "--max-memory", "1GiB"});
  EXPECT_EQ(ended.code, 4) << ended.err;
  EXPECT_TRUE(has(ended.err, "--max-memory")) << ended.err;
}

TEST(Limits, AnEndlessLoopOfTheScenarioIsToldAsOne) {
  if (test::kIsSanitized) {
    GTEST_SKIP() << "ten million steps of a program that RunLimits plays too";
  }
  // The reader finds circles that are certain; this one is only as good as endless.
  const Ended ended =
      run_on(kOneOrder, {"--set", "/platform/stages/review/handling=0s", "--set",
                         R"(/platform/stages/review/next={"review":0.999999999,"decide":0.000000001})"});
  EXPECT_EQ(ended.code, 4) << ended.err;
  for (const std::string part : {"stood still at 2021-01-31T12:00:00+05:30", "a visit finishes"}) {
    EXPECT_TRUE(has(ended.out, part)) << ended.out;
  }
}

TEST(Limits, AreRefusedWhereTheyAreNotOfTheirForm) {
  for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{{"--max-memory", "2"},
                                                                                   {"--max-memory", "2GB"},
                                                                                   {"--max-file-size", "0KiB"},
                                                                                   {"--max-time", "soon"},
                                                                                   {"--max-time", "0s"},
                                                                                   {"--max-items", "0"},
                                                                                   {"--max-nesting", "1000000"}}) {
    EXPECT_EQ(run_on(kOneOrder, bad).code, 2) << bad[0] << " " << bad[1];
  }
}

TEST(SizeText, ReadsWhatItWritesAndMore) {
  EXPECT_EQ(parse_size("64MiB"), 64ULL << 20);
  EXPECT_EQ(parse_size("16777215TiB"), 16777215ULL << 40);
  for (const char* bad : {"", "MiB", "64", "64MB", "-1MiB", "1.5GiB", "16777216TiB", "1 MiB"}) {
    EXPECT_FALSE(parse_size(bad).has_value()) << bad;
  }
  EXPECT_EQ(format_size(9), "9 bytes");
  EXPECT_EQ(format_size(64ULL << 20), "64 MiB");
  EXPECT_EQ(format_size(3ULL << 29), "1.5 GiB");
}

}  // namespace
}  // namespace docket
