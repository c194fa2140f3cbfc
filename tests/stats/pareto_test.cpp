#include "docket/stats/pareto.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

using Places = std::vector<std::size_t>;
using Systems = std::vector<std::vector<double>>;

/// By the definition, aim by aim.
bool is_dominated(const Systems& systems, std::size_t one) {
  for (const std::vector<double>& other : systems) {
    int worse = 0;
    int better = 0;
    for (std::size_t aim = 0; aim < other.size(); ++aim) {
      worse += other[aim] > systems[one][aim] ? 1 : 0;
      better += other[aim] < systems[one][aim] ? 1 : 0;
    }
    if (worse == 0 && better > 0) {
      return true;
    }
  }
  return false;
}

TEST(Pareto, TheFrontIsWhatTheDefinitionSays) {
  SampleSource source(81);
  for (int round = 0; round < 300; ++round) {
    Systems systems(1 + source.below(20), std::vector<double>(1 + source.below(4)));
    for (std::vector<double>& system : systems) {
      system.resize(systems.front().size());
      std::ranges::generate(system, [&] { return static_cast<double>(source.below(4)); });  // with many ties
    }
    const Places front = pareto_front(systems);
    for (std::size_t i = 0; i < systems.size(); ++i) {
      EXPECT_EQ(std::ranges::count(front, i) == 0, is_dominated(systems, i));
    }
  }
}

TEST(Pareto, EqualsStandSideBySide) {
  EXPECT_EQ(pareto_front(Systems{{1, 2}, {1, 2}, {2, 2}}), (Places{0, 1}));
  EXPECT_FALSE(dominates(std::vector<double>{1, 2}, std::vector<double>{1, 2}));
}

TEST(Pareto, WithOneAimTheLeastIsTheFront) {
  EXPECT_EQ(pareto_front(Systems{{3}, {1}, {2}}), (Places{1}));
  EXPECT_TRUE(pareto_front({}).empty());
}

}  // namespace
}  // namespace docket
