// Who watches a run from outside.
#include "cli/run_watch.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "cli/interruption.hpp"

namespace docket {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kAnyMemory = UINT64_MAX;

TEST(RunWatch, DoesWhatItIsGivenNowAndThenHoweverOftenItIsAsked) {
  const Interruption signals;
  const auto began = std::chrono::steady_clock::now();
  int calls = 0;
  RunWatch watch({}, kAnyMemory, [&calls] { ++calls; });
  while (calls < 4) {
    EXPECT_EQ(watch.met(), Limit::none);
  }
  EXPECT_GE(std::chrono::steady_clock::now() - began, 130ms) << "a clock tick may lie before each of three pauses";
}

TEST(RunWatch, IsOverFromItsTimeOn) {
  const Interruption signals;
  RunWatch watch(Duration::seconds(0), kAnyMemory);
  EXPECT_EQ(watch.met(), Limit::time);
  EXPECT_EQ(watch.met(), Limit::time);
}

TEST(RunWatch, FindsThatMemoryIsOver) {
  const Interruption signals;
  RunWatch watch({}, 1);
  while (watch.met() == Limit::none) {
  }
  EXPECT_EQ(watch.met(), Limit::memory);
}

}  // namespace
}  // namespace docket
