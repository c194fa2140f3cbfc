#include "platform/discipline/stage_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "docket/random/draws.hpp"

namespace docket {
namespace {

Ticket ticket(std::uint32_t i) { return Ticket(ItemSlot(i)); }
Instant second(std::int64_t s) { return Instant() + Duration::seconds(s); }
WaitingLine::Rank came(Instant at, std::int64_t arrival) { return {at.count_us(), arrival}; }

struct Waits {
  std::uint32_t number = 0;
  double growth = 0;
  Instant since;
  std::int64_t arrival = 0;
  StageLine::Place place;
};

// The model looks at everybody who waits, every time.
TEST(StageLine, AlwaysTakesTheHighestPriorityOfAllThatHaveGrown) {
  constexpr std::array<double, 4> kGrowths = {0, 0.5, 1, 3};
  Draws draws(make_stream_key(1, 0, 0), 0, make_purpose(1));
  StageLine line;
  std::vector<Waits> model;
  Instant now;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    now = now + Duration::seconds(static_cast<std::int64_t>(draws.bits() % 3));
    const std::uint64_t what = draws.bits() % 8;
    if (what < 4) {
      Waits newcomer{i, kGrowths[draws.bits() % kGrowths.size()], now, i, {}};
      newcomer.place = line.join(ticket(i), came(now, i), newcomer.growth);
      model.push_back(newcomer);
    } else if (what == 4 && !model.empty()) {
      const auto leaver = model.begin() + static_cast<std::ptrdiff_t>(draws.bits() % model.size());
      line.leave(leaver->place);
      model.erase(leaver);
    } else if (!model.empty()) {
      const auto standing = [&](const Waits& one) {
        return std::tuple(one.growth * (now - one.since).in_seconds(), one.growth, -one.arrival);
      };
      const auto best = std::ranges::max_element(model, {}, standing);
      ASSERT_EQ(line.first(now), ticket(best->number));
      ASSERT_EQ(line.take_first(now), ticket(best->number));
      model.erase(best);
    }
    ASSERT_EQ(line.size(), model.size());
    ASSERT_EQ(line.is_empty(), model.empty());
  }
}

TEST(StageLine, LetsFasterGrowthOvertakeWhenItsTimeHasCome) {
  StageLine line;
  line.join(ticket(0), came(second(0), 0), 1);
  line.join(ticket(1), came(second(6), 1), 3);
  EXPECT_EQ(line.first(second(8)), ticket(0));
  EXPECT_EQ(line.first(second(9)), ticket(1)) << "9 each: the next moment it is ahead";
  EXPECT_EQ(line.first(second(10)), ticket(1));
}

TEST(StageLine, IsOneOrdinaryLineWhereNothingGrows) {
  StageLine line;
  line.join(ticket(0), {5, 0});
  line.join(ticket(1), {3, 1});
  const StageLine::Place place = line.join(ticket(2), {1, 2});
  EXPECT_EQ(line.first(Instant()), ticket(2));
  line.leave(place);
  EXPECT_EQ(line.take_first(Instant()), ticket(1));
  EXPECT_EQ(line.take_first(Instant()), ticket(0));
  EXPECT_TRUE(line.is_empty());
}

}  // namespace
}  // namespace docket
