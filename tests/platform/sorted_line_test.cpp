#include "platform/discipline/sorted_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <utility>

#include "docket/core/hash.hpp"

namespace docket {
namespace {

/// How work comes: its key, given the number of its arrival and some luck.
struct Habit {
  std::string name;
  std::int64_t (*key)(std::int64_t arrival, std::uint64_t luck);
  // NOLINTNEXTLINE(readability-identifier-naming): the name that the test library looks for
  friend void PrintTo(const Habit& habit, std::ostream* out) { *out << habit.name; }
};

std::int64_t one_of(std::uint64_t luck, std::uint64_t n) { return static_cast<std::int64_t>(luck % n); }

class SortedLineFed : public testing::TestWithParam<Habit> {};

// It swings between empty, short and long, so that there is sometimes somebody behind the first few and sometimes not.
TEST_P(SortedLineFed, AgreesWithASortedMapWhoeverJoinsAndIsTaken) {
  SortedLine line;
  std::map<std::pair<std::int64_t, std::int64_t>, Ticket> model;
  std::size_t longest = 0;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    const std::uint32_t swing = i % 20'000 < 10'000 ? 3000 : 100;
    const bool grows = i / swing % 2 == 0;
    if (model.empty() || mix_bits(i) % 100 < (grows ? 60U : 40U)) {
      const Ticket who{JobSlot(i)};
      const std::int64_t key = GetParam().key(i, mix_bits(i + std::uint64_t{1'000'000}));
      line.join(who, key);
      model[{key, i}] = who;
    } else {
      ASSERT_EQ(line.take_first(), model.begin()->second);
      model.erase(model.begin());
    }
    ASSERT_EQ(line.size(), model.size());
    ASSERT_EQ(line.is_empty(), model.empty());
    if (!model.empty()) {
      ASSERT_EQ(line.first(), model.begin()->second);
    }
    longest = std::max(longest, model.size());
  }
  EXPECT_GT(longest, 500U);
}

const auto kHabits = testing::Values(
    Habit{"AFewKeys", [](auto /*arrival*/, auto luck) { return one_of(luck, 16); }},
    Habit{"KeysOfAllKinds", [](auto /*arrival*/, auto luck) { return one_of(luck, 1U << 20U); }},
    Habit{"OneKey", [](auto /*arrival*/, auto /*luck*/) { return std::int64_t{0}; }},
    Habit{"TheLastFirst", [](auto arrival, auto /*luck*/) { return -arrival; }},
    Habit{"DueInOrderOfArrival", [](auto arrival, auto /*luck*/) { return arrival / 5; }},
    Habit{"DueInThreeClasses", [](auto arrival, auto luck) { return arrival + 1000 * one_of(luck, 3); }},
    Habit{"SomeNeverDue", [](auto arrival, auto luck) { return luck % 3 == 0 ? INT64_MAX : arrival; }});

INSTANTIATE_TEST_SUITE_P(ByHabit, SortedLineFed, kHabits, [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace docket
