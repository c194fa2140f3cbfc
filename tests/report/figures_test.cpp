#include "report/figures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace docket {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Figures, SeparateThousands) {
  EXPECT_EQ(with_thousands(std::uint64_t{0}), "0");
  EXPECT_EQ(with_thousands(std::uint64_t{999}), "999");
  EXPECT_EQ(with_thousands(std::uint64_t{1'178}), "1,178");
  EXPECT_EQ(with_thousands(std::uint64_t{12'345'678}), "12,345,678");
  EXPECT_EQ(with_thousands(-1234.5, 2), "-1,234.50");
  EXPECT_EQ(with_thousands(-123.0), "-123");
  EXPECT_EQ(with_thousands(-0.001, 1), "0.0");
}

TEST(Figures, ShowNoMoreDigitsThanTheSpreadAllows) {
  EXPECT_EQ(plain_figure({9123.4, 312.0, 5}), "9,123 ± 312");
  EXPECT_EQ(plain_figure({26.123, 1.24, 5}), "26.1 ± 1.2");
  EXPECT_EQ(plain_figure({0.51234, 0.013, 5}), "0.51 ± 0.01");
}

TEST(Figures, DropTheSpreadWhereThereIsNoneOrNobodyKnows) {
  EXPECT_EQ(plain_figure({257, 0, 200}), "257");
  EXPECT_EQ(plain_figure({257, kNaN, 1}), "257");
  EXPECT_EQ(plain_figure({26, 1e-9, 5}), "26.0 ± 0.1");  // some there is
}

TEST(Figures, ShowWhatIsUndefinedAsADash) {
  EXPECT_EQ(plain_figure({}), "–");
  EXPECT_EQ(percent_figure({}), "–");
  EXPECT_EQ(time_figure({}), "–");
  EXPECT_EQ(share_of(0, 0), "–");
}

TEST(Figures, ChooseTheUnitOfATimeBySize) {
  EXPECT_EQ(time_figure({0, 0, 5}), "0 h");
  EXPECT_EQ(time_figure({10.0 / 3600, kNaN, 1}), "10 s");
  EXPECT_EQ(time_figure({1.9, 0.05, 5}), "114 ± 3 min");
  EXPECT_EQ(time_figure({26.04, 1.24, 5}), "26.0 ± 1.2 h");
  EXPECT_EQ(time_figure({96, 0, 5}), "4 d");
}

TEST(Figures, ShareOfReplicationsIsNeverAllOrNoneByRoundingAlone) {
  EXPECT_EQ(share_of(0, 1000), "0 %");
  EXPECT_EQ(share_of(1, 1000), "< 1 %");
  EXPECT_EQ(share_of(999, 1000), "> 99 %");
  EXPECT_EQ(share_of(1000, 1000), "100 %");
  EXPECT_EQ(share_of(93, 100), "93 %");
}

TEST(Figures, RoughTimesHaveNoFraction) {
  EXPECT_EQ(rough_time(7.63), "8 h");
  EXPECT_EQ(rough_time(0.5), "30 min");
}

TEST(Figures, PercentIsAHundredTimesTheShare) { EXPECT_EQ(percent_figure({0.71, 0.02, 5}), "71 ± 2 %"); }

TEST(Figures, CountOneAsOne) {
  EXPECT_EQ(counted(0, "point"), "0 points");
  EXPECT_EQ(counted(1, "point"), "1 point");
  EXPECT_EQ(counted(1178, "point"), "1,178 points");
}

}  // namespace
}  // namespace docket
