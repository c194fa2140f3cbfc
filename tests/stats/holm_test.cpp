#include "docket/stats/holm.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

void expect_adjusted(const std::vector<double>& p_values, const std::vector<double>& expected) {
  const std::vector<double> adjusted = holm_adjusted(p_values);
  ASSERT_EQ(adjusted.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(adjusted[i], expected[i], 1e-12) << i;
  }
}

TEST(Holm, AgreesWithExamplesThatWereWorkedByHand) {
  // 0.005 · 4, 0.01 · 3, 0.03 · 2, and 0.04 · 1 may not come out below the one before.
  expect_adjusted({0.01, 0.04, 0.03, 0.005}, {0.03, 0.06, 0.06, 0.02});
  expect_adjusted({0.01, 0.02, 0.03, 0.04, 0.05}, {0.05, 0.08, 0.09, 0.09, 0.09});
  expect_adjusted({0.5, 0.6, 0.0}, {1, 1, 0});
  expect_adjusted({0.04}, {0.04});
  expect_adjusted({}, {});
}

/// The procedure as it is told: step down from the least p-value until one is not below its share of the error.
std::vector<bool> rejected(const std::vector<double>& p_values, double error) {
  std::vector<bool> all(p_values.size(), false);
  for (std::size_t left = p_values.size(); left > 0; --left) {
    std::size_t least = p_values.size();
    for (std::size_t i = 0; i < p_values.size(); ++i) {
      if (!all[i] && (least == p_values.size() || p_values[i] < p_values[least])) {
        least = i;
      }
    }
    if (p_values[least] * static_cast<double>(left) > error) {
      break;
    }
    all[least] = true;
  }
  return all;
}

TEST(Holm, AnAdjustedValueIsWithinTheErrorWhereTheStepsReject) {
  SampleSource source(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> p_values(1 + source.below(12));
    for (double& p : p_values) {
      p = std::pow(source.uniform(), 3);
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    const std::vector<bool> expected = rejected(p_values, 0.05);
    for (std::size_t i = 0; i < p_values.size(); ++i) {
      EXPECT_EQ(adjusted[i] <= 0.05, expected[i]);
      EXPECT_GE(adjusted[i], p_values[i]);
      EXPECT_LE(adjusted[i], std::min(1.0, p_values[i] * static_cast<double>(p_values.size())) + 1e-15);
    }
  }
}

TEST(Holm, RefusesWhatIsNoChance) {
  EXPECT_THROW((void)holm_adjusted(std::vector<double>{0.5, 1.5}), Fault);
  EXPECT_THROW((void)holm_adjusted(std::vector<double>{std::nan("")}), Fault);
}

}  // namespace
}  // namespace docket
