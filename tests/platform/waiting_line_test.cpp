#include "platform/discipline/waiting_line.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "docket/random/draws.hpp"
#include "platform/discipline/line_rank.hpp"

namespace docket {
namespace {

Ticket ticket(std::uint32_t i) { return Ticket(ItemSlot(i)); }

/// How work comes: its rank, given the number of its arrival and some luck.
struct Habit {
  std::string name;
  std::uint64_t operations;
  WaitingLine::Rank (*rank)(std::int64_t arrival, std::uint64_t luck);
  // NOLINTNEXTLINE(readability-identifier-naming): the name that the test library looks for
  friend void PrintTo(const Habit& habit, std::ostream* out) { *out << habit.name; }
};

std::int64_t one_of(std::uint64_t luck, std::uint64_t n) { return static_cast<std::int64_t>(luck % n); }

const std::vector<Habit> kHabits = {
    {"AFewKeys", 1'000'000,
     [](auto arrival, auto luck) {
       return WaitingLine::Rank{one_of(luck, 16), arrival};
     }},
    {"KeysOfAllKinds", 200'000,
     [](auto arrival, auto luck) {
       return WaitingLine::Rank{one_of(luck, 1U << 20U), arrival};
     }},
    {"InOrder", 200'000,
     [](auto arrival, auto /*luck*/) {
       return WaitingLine::Rank{0, arrival};
     }},
    {"InReverse", 200'000,
     [](auto arrival, auto /*luck*/) {
       return WaitingLine::Rank{0, -arrival};
     }},
    {"InThreeRisingClasses", 200'000,
     [](auto arrival, auto luck) {
       return WaitingLine::Rank{arrival + 1000 * one_of(luck, 3), arrival};
     }},
    {"WholeOrdersThatShareAKey", 200'000,
     [](auto arrival, auto /*luck*/) {
       return WaitingLine::Rank{arrival / 50 * 7919 % 1000, arrival};
     }},
};

class WaitingLineFed : public testing::TestWithParam<Habit> {};

// The model is a sorted map. Some who have left come back at their old rank, as after a change of shift.
TEST_P(WaitingLineFed, AgreesWithASortedMapWhoeverJoinsLeavesAndIsTaken) {
  WaitingLine line;
  std::map<WaitingLine::Rank, std::pair<Ticket, WaitingLine::Place>> model;
  std::optional<WaitingLine::Rank> left;
  std::int64_t arrival = 0;
  for (std::uint64_t i = 0; i < GetParam().operations; ++i) {
    Draws draws({42}, i, {});
    const double u = draws.unit();
    if (u < 0.45 || model.empty()) {
      const bool comes_back = left && draws.chance(0.2);
      const WaitingLine::Rank rank = comes_back ? *left : GetParam().rank(++arrival, draws.bits());
      left = comes_back ? std::nullopt : left;
      const Ticket who = ticket(static_cast<std::uint32_t>(i));
      model[rank] = {who, line.join(who, rank)};
    } else if (u < 0.75) {
      ASSERT_EQ(line.take_first(), model.begin()->second.first);
      model.erase(model.begin());
    } else {
      auto leaving = model.lower_bound(GetParam().rank(arrival - one_of(draws.bits(), 20), draws.bits()));
      leaving = leaving == model.end() ? model.begin() : leaving;
      left = leaving->first;
      line.leave(leaving->second.second);
      model.erase(leaving);
    }
    ASSERT_EQ(line.size(), model.size());
    if (!model.empty()) {
      ASSERT_EQ(line.first(), model.begin()->second.first);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(ByHabit, WaitingLineFed, testing::ValuesIn(kHabits),
                         [](const auto& one) { return one.param.name; });

TEST(WaitingLine, RefusesToLetGoWhoDoesNotWait) {
  WaitingLine line;
  const auto place = line.join(ticket(1), {0, 1});
  line.leave(place);
  EXPECT_THROW(line.leave(place), Fault);
}

std::vector<std::uint32_t> served_order(Discipline discipline, const std::vector<Waiting>& waiting) {
  WaitingLine line;
  for (std::uint32_t i = 0; i < waiting.size(); ++i) {
    line.join(ticket(i), line_rank(discipline, waiting[i]));
  }
  std::vector<std::uint32_t> order;
  while (!line.is_empty()) {
    order.push_back(line.take_first().item().index());
  }
  return order;
}

TEST(Discipline, EachTakesItsOwnFirst) {
  const auto due = [](int h) { return Instant() + Duration::hours(h); };
  const std::vector<Waiting> waiting = {{due(9), 2, Duration::hours(1), 1},
                                        {due(5), 3, Duration::hours(4), 2},
                                        {due(6), 1, Duration::hours(6), 3},
                                        {Instant::never(), 1, Duration::hours(2), 4}};
  using Order = std::vector<std::uint32_t>;
  EXPECT_EQ(served_order(Discipline::fifo, waiting), (Order{0, 1, 2, 3}));
  EXPECT_EQ(served_order(Discipline::lifo, waiting), (Order{3, 2, 1, 0}));
  EXPECT_EQ(served_order(Discipline::edf, waiting), (Order{1, 2, 0, 3}));
  EXPECT_EQ(served_order(Discipline::priority, waiting), (Order{2, 3, 0, 1}));
  EXPECT_EQ(served_order(Discipline::shortest_first, waiting), (Order{0, 3, 1, 2}));
  EXPECT_EQ(served_order(Discipline::least_slack, waiting), (Order{2, 1, 0, 3}));
}

}  // namespace
}  // namespace docket
