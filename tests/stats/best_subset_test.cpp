#include "docket/stats/best_subset.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "stats/systems_with_common_luck.hpp"

namespace docket {
namespace {

using test::SystemsWithCommonLuck;
using Places = std::vector<std::size_t>;

TEST(BestSubset, HoldsTheBestAsOftenAsItPromisesEvenWhereAllAreEqual) {
  // Equal means are the worst case: whichever is called the best is dropped by chance most often.
  for (const std::size_t systems : {2U, 5U, 10U}) {
    SystemsWithCommonLuck source(std::vector<double>(systems, 3.0), 0.6, 40 + systems);
    int kept = 0;
    constexpr int kRounds = 4'000;
    for (int round = 0; round < kRounds; ++round) {
      kept += best_subset(source.replications(15)).front() == 0 ? 1 : 0;
    }
    EXPECT_GE(kept, kRounds * 0.945) << systems;
  }
}

TEST(BestSubset, DropsWhatIsClearlyWorseAndKeepsWhatIsNot) {
  SystemsWithCommonLuck source({0, 0.05, 4, 0, 9}, 0.5, 46);
  EXPECT_EQ(best_subset(source.replications(20)), (Places{0, 1, 3}));
}

TEST(BestSubset, SeesSmallDifferencesBehindLuckThatAllShare) {
  SystemsWithCommonLuck alike({0, 0.2}, 0.999, 45);
  EXPECT_EQ(best_subset(alike.replications(30)), (Places{0}));
  SystemsWithCommonLuck apart({0, 0.2}, 0, 45);
  EXPECT_EQ(best_subset(apart.replications(30)), (Places{0, 1}));
}

TEST(BestSubset, KeepsAllThatAreEqualToTheLastBit) {
  const std::vector<double> one{1, 5, 2};
  EXPECT_EQ(best_subset(std::vector<std::vector<double>>{one, one, one}), (Places{0, 1, 2}));
  EXPECT_EQ(best_subset(std::vector<std::vector<double>>{one}), (Places{0}));
}

}  // namespace
}  // namespace docket
