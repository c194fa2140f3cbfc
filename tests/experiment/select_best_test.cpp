// The search for the best asks for what it needs and no more, and does not depend on how much comes at a time.
#include "docket/experiment/select_best.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "docket/stats/sequential_selection.hpp"
#include "stats/systems_with_common_luck.hpp"

namespace docket {
namespace {

constexpr std::size_t kFirst = 10;

/// Everything that could ever be played, so that any replication can be looked up.
ValuesOfMetric everything(const std::vector<double>& means) {
  return test::SystemsWithCommonLuck(means, 0.4, 91).replications(5'000);
}

ValuesOfMetric part(const ValuesOfMetric& all, const std::vector<std::size_t>& variants, std::size_t from,
                    std::size_t count) {
  ValuesOfMetric rows;
  for (const std::size_t variant : variants) {
    const auto begin = all[variant].begin() + static_cast<std::ptrdiff_t>(from);
    rows.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  return rows;
}

ValuesOfMetric first_of(const ValuesOfMetric& all) { return part(all, {0, 1, 2, 3}, 0, kFirst); }

SelectOptions options(double indifference) { return {indifference, 0.95, 5'000}; }

TEST(SelectBest, DecidesAsTheProcedureDoesReplicationByReplication) {
  const ValuesOfMetric all = everything({0.3, 0, 0.3, 2});
  SequentialSelection by_hand(first_of(all), 0.2);
  while (!by_hand.is_decided()) {
    std::vector<double> values;
    for (const std::size_t variant : by_hand.in_play()) {
      values.push_back(all[variant][by_hand.taken()]);
    }
    by_hand.add(values);
  }
  std::uint32_t next = kFirst;
  const PlayFurther play = [&](const std::vector<std::size_t>& variants, std::uint32_t from, std::uint32_t count) {
    EXPECT_EQ(from, next);
    next = from + count;
    return part(all, variants, from, count);
  };
  const Selection selection = select_best(first_of(all), false, options(0.2), play);
  EXPECT_TRUE(selection.is_decided());
  EXPECT_EQ(selection.in_question, by_hand.in_play());
  EXPECT_EQ(selection.replications, by_hand.taken());
  EXPECT_LE(next, selection.replications + std::max<std::uint64_t>(16, selection.replications / 4));
}

TEST(SelectBest, WithoutMoreToPlayItSaysHowManyWouldBeEnough) {
  const ValuesOfMetric all = everything({0.3, 0, 0.3, 9});
  const Selection few = select_best(first_of(all), false, options(0.1));
  EXPECT_FALSE(few.is_decided());
  EXPECT_EQ(few.replications, kFirst);
  EXPECT_GT(few.enough, kFirst);
  EXPECT_EQ(few.in_question, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_TRUE(select_best(first_of(all), false, options(20)).is_decided());
}

TEST(SelectBest, StopsWhereNoMoreMayBePlayedOrNoneComes) {
  const ValuesOfMetric all = everything({0, 0, 0, 0});
  const auto whole = [&](const auto& variants, auto from, auto count) { return part(all, variants, from, count); };
  SelectOptions few = options(0.01);
  few.most_replications = 37;
  EXPECT_EQ(select_best(first_of(all), false, few, whole).replications, 37U);
  const auto nothing = [](const auto& variants, auto, auto) { return ValuesOfMetric(variants.size()); };
  EXPECT_EQ(select_best(first_of(all), false, options(0.01), nothing).replications, kFirst);
}

TEST(SelectBest, WhereMoreIsBetterTheGreatestIsFound) {
  const ValuesOfMetric all = everything({0, 0, 3, 0});
  EXPECT_EQ(select_best(first_of(all), true, options(5)).in_question, (std::vector<std::size_t>{2}));
}

TEST(SelectBest, DecidesNothingOnWhatIsNoNumber) {
  const ValuesOfMetric all = everything({0, 0, 0, 0});
  const auto undefined = [](const auto& variants, auto, auto count) {
    return ValuesOfMetric(variants.size(), std::vector<double>(count, std::nan("")));
  };
  const Selection selection = select_best(first_of(all), false, options(0.01), undefined);
  EXPECT_TRUE(selection.is_undefined);
  EXPECT_FALSE(selection.is_decided());
}

}  // namespace
}  // namespace docket
