// `docket bench` from outside: what it prints, whatever the clock says.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/one_order_scenario.hpp"
#include "cli/process_memory.hpp"
#include "cli/program_under_test.hpp"
#include "support/sanitizers.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::Call;
using test::Ended;
using test::has;
using test::kOneOrder;
using test::run_program;

Ended bench(std::vector<std::string> more) {
  Call call;
  call.input = kOneOrder;
  std::vector<std::string> words = {"bench", "-", "--for", "20ms"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words, call);
}

TEST(BenchCommand, ShowsSpeedMemoryStagesPoolsAndOrders) {
  const Ended ended = bench({"--threads", "2"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const char* part : {"one order\n", "\nSpeed", "  1 thread ", "  2 threads ", "\nMemory", "  review ", "  legal ",
                           "\nOrders, each alone", "  first "}) {
    EXPECT_TRUE(has(ended.out, part)) << part << "\n" << ended.out;
  }
}

TEST(BenchCommand, WritesTheSameForPrograms) {
  const Ended ended = bench({"--threads", "2", "--replications", "3", "--format", "json", "--seed", "9"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const json document = json::parse(ended.out);
  EXPECT_EQ(document["seed"], 9);
  EXPECT_EQ(document["speeds"][0]["threads"], 1);
  EXPECT_EQ(document["speeds"][0]["items_per_round"], 3 * 20);
  EXPECT_EQ(document["speeds"][1]["replications_per_round"], 6);
  EXPECT_EQ(document["speeds"][1]["items_per_round"], 6 * 20);
  for (const json& speed : document["speeds"]) {
    EXPECT_GT(speed["items_per_second"], 0);
    EXPECT_GE(speed["rounds"], 1);
  }
}

TEST(BenchCommand, OnOneThreadMeasuresOnce) {
  EXPECT_EQ(json::parse(bench({"--threads", "1", "--format", "json"}).out)["speeds"].size(), 1U);
}

TEST(BenchCommand, TellsOfLimits) {
  const Ended cut = bench({"--max-events", "5"});
  EXPECT_EQ(cut.code, 4);
  EXPECT_TRUE(has(cut.out, "PARTIAL: the limit of 5 events in a replication (--max-events)")) << cut.out;
  const Ended ended = bench({"--max-time", "1us"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(has(ended.err, "(--max-time) ended it before anything was measured")) << ended.err;
}

TEST(BenchCommand, MeasuresNothingOfAScenarioThatIsWrong) {
  const Ended ended = bench({"--set", "/platform/pools/legal/reviewers=many"});
  EXPECT_EQ(ended.code, 3);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(bench({"--format", "csv"}).code, 2);
  EXPECT_EQ(bench({"--threads", "0"}).code, 2);
}

TEST(ProcessMemory, CountsWhatIsAllocatedAndForgetsAPeak) {
  if (test::kIsSanitized) {
    GTEST_SKIP() << "sanitizers allocate in a way of their own";
  }
  constexpr std::size_t kMuch = std::size_t{64} << 20U;
  settle_memory();
  const std::uint64_t before = allocated_memory();
  const std::uint64_t peak_before = peak_memory();
  {
    const std::vector<char> much(kMuch, 'x');
    const std::vector<char>* volatile seen = &much;  // what nobody sees, a compiler need not make
    EXPECT_EQ(seen->size(), kMuch);
    EXPECT_GE(allocated_memory(), before + kMuch);
    EXPECT_GE(peak_memory(), peak_before + kMuch / 2);
  }
  EXPECT_LT(allocated_memory(), before + kMuch / 2);
}

}  // namespace
}  // namespace docket
