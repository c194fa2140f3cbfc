#include "docket/random/distribution_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace docket {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<std::string_view> names_of(const DistributionForm& form) {
  std::vector<std::string_view> names;
  for (const DistributionParameter& parameter : form.parameters) {
    names.push_back(parameter.name);
  }
  return names;
}

/// Valid values: 2, 3, 4, ... lie in every range and do not fall.
std::vector<double> valid_values(const DistributionForm& form) {
  std::vector<double> values;
  for (std::size_t i = 0; i < form.parameters.size(); ++i) {
    values.push_back(2 + static_cast<double>(i));
  }
  return values;
}

std::string reason(const char* name, std::vector<std::string_view> parameters, std::vector<double> values) {
  const DistributionForm* form = find_distribution_form(name, parameters);
  return form == nullptr ? "no such form" : form->why_not(values).value_or("");
}

TEST(DistributionForms, EachIsFoundByItsNamesInAnyOrder) {
  for (const DistributionForm& form : distribution_forms()) {
    std::vector<std::string_view> names = names_of(form);
    EXPECT_EQ(find_distribution_form(form.name, names), &form);
    std::reverse(names.begin(), names.end());
    EXPECT_EQ(find_distribution_form(form.name, names), &form);
    names.push_back("surplus");
    EXPECT_EQ(find_distribution_form(form.name, names), nullptr);
  }
}

TEST(DistributionForms, RefuseNumbersOutsideEachRangeAndTheFactoryThrows) {
  for (const DistributionForm& form : distribution_forms()) {
    EXPECT_EQ(form.why_not(valid_values(form)), std::nullopt) << form.name;
    for (std::size_t i = 0; i < form.parameters.size(); ++i) {
      for (const double bad :
           {std::nextafter(form.parameters[i].range.low, -kInfinity),
            std::nextafter(form.parameters[i].range.high, kInfinity), -kInfinity, kInfinity, std::nan("")}) {
        std::vector<double> values = valid_values(form);
        values[i] = bad;
        EXPECT_NE(form.why_not(values), std::nullopt) << form.name << " " << form.parameters[i].name << " " << bad;
        EXPECT_THROW((void)form.make(values), Fault);
      }
    }
    EXPECT_THROW((void)form.make({}), Fault);
  }
}

TEST(DistributionForms, EndsOfARangeCanBeBuiltAndDrawn) {
  for (const DistributionForm& form : distribution_forms()) {
    for (std::size_t i = 0; i < form.parameters.size(); ++i) {
      const ParameterRange& range = form.parameters[i].range;
      for (const double end : {range.excludes_low ? 1e-100 : range.low, range.high}) {
        std::vector<double> values = valid_values(form);
        values[i] = end;
        if (form.why_not(values)) {
          continue;  // an end that another parameter forbids
        }
        const Distribution distribution = form.make(values);
        for (std::uint64_t ordinal = 0; ordinal < 1000; ++ordinal) {
          Draws draws(StreamKey{1}, ordinal, make_purpose(1));
          ASSERT_GE(distribution.sample(draws), distribution.lower_bound()) << distribution.describe();
        }
      }
    }
  }
}

TEST(DistributionForms, SayWhatIsWrongAndWhatIsExpected) {
  EXPECT_EQ(reason("exponential", {"mean"}, {0}), "mean is 0, but must be above 0");
  EXPECT_EQ(reason("gamma", {"mean", "cv"}, {1, 0}), "cv is 0, but must be from 0.001 to 100");
  EXPECT_EQ(reason("erlang", {"k", "mean"}, {1.5, 1}), "k is 1.5, but must be a whole number");
  EXPECT_EQ(reason("triangular", {"low", "mode", "high"}, {1, 5, 3}),
            "high is 3, but must not be below mode, which is 5");
  EXPECT_EQ(reason("lognormal", {"median", "mean"}, {10, 9}), "mean is 9, but must not be below median, which is 10");
  EXPECT_EQ(reason("uniform", {"low", "high"}, {0, kInfinity}), "high is inf, but must be a number");
  EXPECT_EQ(reason("exponential", {"mean"}, {}), "exponential takes 1 parameters, not 0");
}

TEST(DistributionForms, FactoriesThrowWhatTheTableRefuses) {
  EXPECT_THROW((void)Distribution::exponential(0), Fault);
  EXPECT_THROW((void)Distribution::uniform(2, 1), Fault);
  EXPECT_THROW((void)Distribution::geometric(0.5), Fault);
  EXPECT_THROW((void)Distribution::lognormal_median_p95(10, 9), Fault);
}

TEST(DistributionLists, AreRefusedWithAReason) {
  const std::vector<double> two = {1, 2};
  const std::vector<double> negative = {1, -2};
  const std::vector<double> nothing = {0, 0};
  const std::vector<double> infinite = {1, kInfinity};
  const std::vector<double> one = {1};
  EXPECT_EQ(Distribution::why_not_empirical(two, two), std::nullopt);
  EXPECT_EQ(Distribution::why_not_empirical({}, {}), "the list is empty");
  EXPECT_EQ(Distribution::why_not_empirical(two, one), "there are 1 weights for 2 entries");
  EXPECT_EQ(Distribution::why_not_empirical(two, negative), "a weight is -2, but must be at least 0");
  EXPECT_EQ(Distribution::why_not_empirical(infinite, two), "a value is not finite");
  EXPECT_NE(Distribution::why_not_empirical(two, nothing), std::nullopt);
  EXPECT_NE(Distribution::why_not_mixture(2, infinite), std::nullopt);
  EXPECT_THROW((void)Distribution::empirical(two, nothing), Fault);
  EXPECT_THROW((void)Distribution::mixture({}, {}), Fault);
}

}  // namespace
}  // namespace docket
