#include "docket/engine/radix_ladder.hpp"

#include <gtest/gtest.h>

#include <set>

#include "docket/core/hash.hpp"

namespace docket::engine_detail {
namespace {

constexpr std::uint64_t kNoLimit = UINT64_MAX;

const RadixLadder::Entry* first(RadixLadder& ladder, std::uint64_t limit) {
  return ladder.first(limit, [](std::uint32_t) {});
}

std::uint64_t pop(RadixLadder& ladder) {
  const std::uint64_t time = first(ladder, kNoLimit)->time;
  ladder.drop_first();
  return time;
}

TEST(RadixLadder, HandsOutTimesInOrderForEveryMagnitudeOfDelay) {
  for (std::uint64_t bits = 1; bits < 44; ++bits) {
    RadixLadder ladder;
    std::multiset<std::uint64_t> expected;
    std::uint64_t now = 0;
    for (std::uint64_t i = 0; i < 4000; ++i) {
      const std::uint64_t time = now + mix_bits(i) % (std::uint64_t{1} << bits);
      ladder.push({time, 0, 0});
      expected.insert(time);
      if (i % 3 != 0) {
        now = pop(ladder);
        ASSERT_EQ(now, *expected.begin());
        expected.erase(expected.begin());
      }
    }
    while (!expected.empty()) {
      ASSERT_EQ(pop(ladder), *expected.begin());
      expected.erase(expected.begin());
    }
    ASSERT_EQ(ladder.size(), 0U);
  }
}

TEST(RadixLadder, TakesEntriesBeforeItsFirstOneAfterALimitHeldItBack) {
  RadixLadder ladder;
  ladder.push({1'000'000, 0, 0});
  ladder.push({1'000'001, 0, 0});
  EXPECT_EQ(first(ladder, 500'000), nullptr);
  ladder.push({500'000, 0, 0});
  EXPECT_EQ(first(ladder, 700'000)->time, 500'000U);
  ladder.push({600'000, 0, 0});
  EXPECT_EQ(pop(ladder), 500'000U);
  EXPECT_EQ(pop(ladder), 600'000U);
  EXPECT_EQ(pop(ladder), 1'000'000U);
}

// A crowd that arrives inside a front opened over a wide stretch must not be sorted in one by one. The bound is loose:
// the quadratic way takes 10^10 moves here.
TEST(RadixLadder, DealsOutAFrontThatGrowsLong) {
  RadixLadder ladder;
  ladder.push({1, 0, 0});
  ladder.push({std::uint64_t{1} << 40U, 0, 0});
  EXPECT_EQ(pop(ladder), 1U);
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    ladder.push({2 + mix_bits(i) % (std::uint64_t{1} << 39U), 0, 0});
  }
  std::uint64_t previous = 0;
  while (ladder.size() > 0) {
    const std::uint64_t time = pop(ladder);
    ASSERT_LE(previous, time);
    previous = time;
  }
}

TEST(RadixLadder, RemovesAndFindsByPredicate) {
  RadixLadder ladder;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    ladder.push({mix_bits(i) % 100'000, i, 0});
  }
  static_cast<void>(pop(ladder));
  ladder.remove_if([](const RadixLadder::Entry& entry) { return entry.slot % 2 == 0 || entry.time < 5000; });
  const auto any = [](const RadixLadder::Entry&) { return true; };
  EXPECT_EQ(ladder.earliest_if(any), first(ladder, kNoLimit)->time);
  EXPECT_GE(first(ladder, kNoLimit)->time, 5000U);
  EXPECT_EQ(ladder.earliest_if([](const RadixLadder::Entry&) { return false; }), kNoLimit);
  while (ladder.size() > 0) {
    ASSERT_EQ(first(ladder, kNoLimit)->slot % 2, 1U);
    ladder.drop_first();
  }
  EXPECT_EQ(first(ladder, kNoLimit), nullptr);
}

}  // namespace
}  // namespace docket::engine_detail
