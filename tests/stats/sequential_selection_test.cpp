#include "docket/stats/sequential_selection.hpp"

#include <gtest/gtest.h>

#include "docket/core/check.hpp"
#include "stats/systems_with_common_luck.hpp"

namespace docket {
namespace {

using test::SystemsWithCommonLuck;

struct Ended {
  std::size_t best = 0;
  std::uint64_t replications = 0;
  std::uint64_t promised = 0;
};

Ended select(SystemsWithCommonLuck& source, std::size_t first, double indifference) {
  SequentialSelection selection(source.replications(first), indifference);
  const std::uint64_t promised = selection.most();
  while (!selection.is_decided()) {
    const std::vector<double> all = source.replication();
    std::vector<double> asked;
    for (const std::size_t system : selection.in_play()) {
      asked.push_back(all[system]);
    }
    selection.add(asked);
  }
  return {selection.in_play().front(), selection.taken(), promised};
}

/// How often the best is found where it is better than all others by just the indifference.
double share_correct(std::size_t systems, double correlation, std::size_t first, int rounds) {
  constexpr double kIndifference = 0.5;
  std::vector<double> means(systems, kIndifference);
  means[systems / 2] = 0;
  SystemsWithCommonLuck source(means, correlation, 7 * systems + first);
  int correct = 0;
  for (int round = 0; round < rounds; ++round) {
    const Ended ended = select(source, first, kIndifference);
    correct += ended.best == systems / 2 ? 1 : 0;
    EXPECT_LE(ended.replications, ended.promised);
  }
  return static_cast<double>(correct) / rounds;
}

TEST(SequentialSelection, FindsTheBestAsOftenAsItPromisesInTheSlippageConfiguration) {
  EXPECT_GE(share_correct(2, 0.5, 10, 4'000), 0.95);
  EXPECT_GE(share_correct(5, 0.5, 10, 2'000), 0.95);
  EXPECT_GE(share_correct(10, 0.3, 20, 1'000), 0.95);
  EXPECT_GE(share_correct(5, 0, 10, 2'000), 0.95);
}

TEST(SequentialSelection, NeedsFewerReplicationsTheMoreLuckIsShared) {
  const auto total = [](double correlation) {
    SystemsWithCommonLuck source({0, 0.5, 0.5}, correlation, 3);
    std::uint64_t sum = 0;
    for (int round = 0; round < 200; ++round) {
      sum += select(source, 10, 0.5).replications;
    }
    return sum;
  };
  EXPECT_LT(2 * total(0.9), total(0));
}

TEST(SequentialSelection, DropsWhatIsFarBehindLongBeforeItIsDecided) {
  SystemsWithCommonLuck source({0, 0.05, 8}, 0.2, 6);
  const SequentialSelection selection(source.replications(20), 0.05);
  EXPECT_EQ(selection.in_play(), (std::vector<std::size_t>{0, 1}));
  EXPECT_GT(selection.most(), 1'000U);
}

TEST(SequentialSelection, TakesTheFirstOfThoseThatAreEqualToTheLastBit) {
  const std::vector<double> one{4, 2, 7};
  const SequentialSelection selection(std::vector<std::vector<double>>{{99, 97, 102}, one, one}, 0.01);
  EXPECT_EQ(selection.in_play(), (std::vector<std::size_t>{1}));
  EXPECT_EQ(selection.taken(), 3U);
}

TEST(SequentialSelection, FollowsTheFormulasOfItsPaper) {
  // k = 2, n = 3, e = 0.05: eta = ((2 · 0.05)^(-2/2) - 1) / 2 = 4.5, h² = 2 · 4.5 · 2 = 18; the differences 1, -1, 0
  // have variance 1, so with d = 1 it is decided after 18 + 1 replications at the latest.
  const std::vector<std::vector<double>> first = {{1, 0, 0}, {0, 1, 0}};
  SequentialSelection selection(first, 1);
  EXPECT_NEAR(static_cast<double>(selection.most()), 18.5, 0.5);  // 18 or a rounding less, and one
  // After 4 replications, a mean that lies less than (18 - 4) / (2 · 4) = 1.75 behind stays.
  selection.add(std::vector<double>{4 * 1.74, 0});
  EXPECT_FALSE(selection.is_decided());
  SequentialSelection other(first, 1);
  other.add(std::vector<double>{4 * 1.76, 0});
  EXPECT_EQ(other.in_play(), (std::vector<std::size_t>{1}));
}

TEST(SequentialSelection, RefusesWhatItCannotDecide) {
  const std::vector<std::vector<double>> one_each = {{1}, {2}};
  EXPECT_THROW((void)SequentialSelection(one_each, 1), Fault);
  const std::vector<std::vector<double>> two_each = {{1, 2}, {2, 3}};
  EXPECT_THROW((void)SequentialSelection(two_each, 0), Fault);
  EXPECT_THROW((void)SequentialSelection(two_each, 1, 0.5), Fault);
}

}  // namespace
}  // namespace docket
