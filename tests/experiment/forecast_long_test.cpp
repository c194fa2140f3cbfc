// The promise of docket forecast on many simulated days.
#include <gtest/gtest.h>

#include "experiment/reliability.hpp"

namespace docket {
namespace {

TEST(AForecast, IsWithinThreePointsOfWhatHappensInEveryTenthOfChances) {
  const test::Reliability reliability = test::reliability_of(3000, 250);
  for (std::size_t i = 0; i < reliability.tenths.size(); ++i) {
    const auto& tenth = reliability.tenths.at(i);
    EXPECT_GT(tenth.orders, 500U) << i;
    EXPECT_LE(std::abs(tenth.gap()), 0.03)
        << i << ": " << tenth.orders << " orders, standard error " << tenth.standard_error();
    RecordProperty("tenth_" + std::to_string(i) + "_gap", std::to_string(tenth.gap()));
  }
}

}  // namespace
}  // namespace docket
