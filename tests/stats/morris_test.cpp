// Elementary effects of functions whose effects are known, with and without noise.
#include "docket/stats/morris.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

using Place = std::vector<double>;
using Measure = std::function<double(const Place&)>;

/// Steps of half a range, each from a place of its own.
std::vector<EffectStep> steps_of(const Measure& measure, std::size_t inputs, std::size_t moved, int count,
                                 SampleSource& source, int replications = 1, double noise = 0) {
  std::vector<EffectStep> steps;
  for (int i = 0; i < count; ++i) {
    Place from(inputs);
    for (double& x : from) {
      x = source.uniform();
    }
    Place to = from;
    const double length = from[moved] < 0.5 ? 0.5 : -0.5;
    to[moved] += length;
    EffectStep step{length, {}};
    for (int r = 0; r < replications; ++r) {
      step.differences.push_back(measure(to) - measure(from) + (noise > 0 ? noise * source.normal() : 0));
    }
    steps.push_back(step);
  }
  return steps;
}

TEST(ElementaryEffects, OfAStraightLineAreItsSlopesWithoutAnySpread) {
  SampleSource source(1);
  const auto line = [](const Place& x) { return 3 * x[0] - 7 * x[1]; };
  const ElementaryEffects rise = elementary_effects(steps_of(line, 3, 0, 20, source));
  EXPECT_NEAR(rise.mu.mean, 3, 1e-12);
  EXPECT_NEAR(rise.mu_star.mean, 3, 1e-12);
  EXPECT_NEAR(rise.sigma, 0, 1e-7);
  EXPECT_NEAR(rise.mu_star.half_width, 0, 1e-12);
  const ElementaryEffects fall = elementary_effects(steps_of(line, 3, 1, 20, source));
  EXPECT_NEAR(fall.mu.mean, -7, 1e-12);
  EXPECT_NEAR(fall.mu_star.mean, 7, 1e-12);
  const auto idle = steps_of(line, 3, 2, 20, source);
  EXPECT_TRUE(never_moves(idle));
  EXPECT_EQ(elementary_effects(idle).mu_star.mean, 0);
  EXPECT_FALSE(is_effect_shown(idle, 0.05));
}

TEST(ElementaryEffects, TellAnInteractionByEffectsThatCancel) {
  // The effect of x0 is x1 - 1/2: its mean is 0, its mean size 1/4, its deviation sqrt(1/12).
  SampleSource source(2);
  const auto saddle = [](const Place& x) { return x[0] * (x[1] - 0.5); };
  const auto steps = steps_of(saddle, 2, 0, 4'000, source);
  const ElementaryEffects effects = elementary_effects(steps);
  EXPECT_TRUE(effects.mu.contains(0));
  EXPECT_NEAR(effects.mu_star.mean, 0.25, 0.01);
  EXPECT_NEAR(effects.sigma, std::sqrt(1.0 / 12), 0.01);
}

TEST(ElementaryEffects, LuckIsKnownByItsReplicationsAndTakenOutOfSigma) {
  SampleSource source(3);
  const auto line = [](const Place& x) { return 2 * x[0]; };
  const auto noisy = elementary_effects(steps_of(line, 2, 0, 2'000, source, 8, 1));
  EXPECT_TRUE(noisy.mu.contains(2));
  EXPECT_LT(noisy.sigma, 0.2);  // 0, where luck alone gives 2 / sqrt(8) = 0.7
  const auto nothing = elementary_effects(steps_of(line, 2, 1, 2'000, source, 8, 1));
  EXPECT_NEAR(nothing.mu_star.mean, nothing.noise, 0.05);
}

TEST(IsEffectShown, FindsTheSmallOneAndTheOneThatCancels) {
  SampleSource source(4);
  const auto line = [](const Place& x) { return 0.5 * x[0]; };
  EXPECT_TRUE(is_effect_shown(steps_of(line, 1, 0, 150, source, 4, 1), 0.01));
  const auto saddle = [](const Place& x) { return x[0] * (x[1] - 0.5); };
  EXPECT_TRUE(is_effect_shown(steps_of(saddle, 2, 0, 100, source, 4, 0.05), 0.01));
}

TEST(IsEffectShown, IsSeldomWrongWhereThereIsOnlyLuck) {
  SampleSource source(5);
  const auto level = [](const Place&) { return 1.0; };
  int wrong = 0;
  for (int round = 0; round < 1'000; ++round) {
    wrong += is_effect_shown(steps_of(level, 2, 0, 20, source, 4, 1), 0.05) ? 1 : 0;
  }
  EXPECT_LE(wrong, 75);
  EXPECT_GE(wrong, 15);
}

TEST(IsEffectShown, RareAndLargeLuckShowsNothingEither) {
  SampleSource source(6);
  int wrong = 0;
  for (int round = 0; round < 1'000; ++round) {
    std::vector<EffectStep> steps;
    for (int i = 0; i < 60; ++i) {
      EffectStep step{i % 2 == 0 ? 0.5 : -0.5, {0, 0, 0, 0}};
      for (double& difference : step.differences) {
        difference = source.uniform() < 0.01 ? (source.uniform() < 0.5 ? 100 : -100) : 0;
      }
      steps.push_back(step);
    }
    wrong += is_effect_shown(steps, 0.05) ? 1 : 0;
  }
  EXPECT_LE(wrong, 75);
}

}  // namespace
}  // namespace docket
