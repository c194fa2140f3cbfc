// Where a comparison turns, for pairs of scenarios of which that is known.
#include <cstdlib>

#include "docket/core/duration_text.hpp"
#include "experiment/sensitivity_under_test.hpp"

namespace docket {
namespace {

using test::SensitivityUnderTest;
using test::two_stages;

double hours(const std::string& text) {
  return static_cast<double>(parse_duration(text).value_or(Duration()).count_us()) / 3.6e9;
}

std::string with_review(const std::string& review, const std::string& pointer) {
  return two_stages(review, R"("1h")", ", \"" + pointer + R"(": {"assumption": "made up", "range": ["1h", "5h"]},
    "/item_groups/list/truth/unlawful/share": {"assumption": "made up", "range": [0, 1]})");
}

const Flips& flips_of(const Sensitivity& found) { return *found.metrics.front().flips; }

TEST(Flips, AreFoundWhereTheyAre) {
  // 3 h for sure against 2 h, which may be anything from 1 h to 5 h.
  const SensitivityUnderTest files(
      {with_review(R"("2h")", "/platform/stages/review/handling"), two_stages(R"("3h")", R"("1h")", "")});
  const Sensitivity found = files.found();
  const Flips& flips = flips_of(found);
  EXPECT_NEAR(flips.written.mean, 1, 1e-9);
  EXPECT_TRUE(flips.is_written_clear);
  ASSERT_EQ(flips.axes.size(), 1U);
  const AxisFlip& flip = flips.axes.front();
  EXPECT_EQ(found.axes[flip.axis].pointer, "/platform/stages/review/handling");
  EXPECT_TRUE(flip.is_shown);
  EXPECT_LE(hours(flip.holds_at), 3);
  EXPECT_GT(hours(flip.flips_at), 3);
  EXPECT_LT(hours(flip.flips_at) - hours(flip.holds_at), 0.02);
  EXPECT_NEAR(flip.moved, 0.25, 0.01);
  EXPECT_EQ(flip.seen_at, "5h");
  EXPECT_NEAR(flip.difference.mean, -2, 1e-9);
  EXPECT_FALSE(flips.joint.has_value());
  EXPECT_GT(flips.turned, 0U);
}

TEST(Flips, AreFoundThroughLuckThatBothShare) {
  const SensitivityUnderTest files(
      {with_review(R"({"exponential": {"mean": "2h"}})", "/platform/stages/review/handling/exponential/mean"),
       two_stages(R"({"exponential": {"mean": "3h"}})", R"("1h")", "")});
  const Sensitivity found = files.found();
  ASSERT_EQ(flips_of(found).axes.size(), 1U);
  const AxisFlip& flip = flips_of(found).axes.front();
  EXPECT_TRUE(flip.is_shown);
  EXPECT_NEAR(hours(flip.flips_at), 3, 0.02);
  EXPECT_GE(hours(flip.flips_at), 3);
}

TEST(Flips, AreNoneWhereNothingTurnsIt) {
  const SensitivityUnderTest files(
      {with_review(R"("2h")", "/platform/stages/review/handling"), two_stages(R"("6h")", R"("1h")", "")});
  const Flips flips = flips_of(files.found());
  EXPECT_TRUE(flips.axes.empty());
  EXPECT_FALSE(flips.joint.has_value());
  EXPECT_EQ(flips.turned, 0U);
  EXPECT_GT(flips.points, 0U);
}

TEST(Flips, TakeSeveralValuesWhereNoneDoesItAlone) {
  // From 1 h + 1 h, each at most 2 h, against 3.5 h: only together, and both by half of their range at least.
  const std::string open = two_stages(R"("1h")", R"("1h")", R"(,
    "/platform/stages/review/handling": {"assumption": "made up", "range": ["1h", "2h"]},
    "/platform/stages/check/handling": {"assumption": "made up", "range": ["1h", "2h"]},
    "/item_groups/list/truth/unlawful/share": {"assumption": "made up", "range": [0, 1]})");
  const SensitivityUnderTest files({open, two_stages(R"("2h")", R"("90min")", "")});
  const Flips flips = flips_of(files.found());
  EXPECT_TRUE(flips.axes.empty());
  ASSERT_TRUE(flips.joint.has_value());
  EXPECT_TRUE(flips.joint->is_shown);
  ASSERT_EQ(flips.joint->values.size(), 2U);
  const double sum = hours(flips.joint->values[0].second) + hours(flips.joint->values[1].second);
  EXPECT_GT(sum, 3.5);
  EXPECT_LT(sum, 3.6);
  EXPECT_LT(flips.joint->difference.high(), 0);
}

TEST(Flips, AreNotLookedForBetweenAScenarioAndItself) {
  const std::string same = with_review(R"("2h")", "/platform/stages/review/handling");
  const Sensitivity found = SensitivityUnderTest({same, same}).found();
  EXPECT_EQ(flips_of(found).written.mean, 0);
  EXPECT_EQ(flips_of(found).points, 0U);
  EXPECT_TRUE(flips_of(found).axes.empty());
  EXPECT_EQ(test::input_at(found, "/platform/stages/review/handling").verdict, InputVerdict::no_effect);
}

}  // namespace
}  // namespace docket
