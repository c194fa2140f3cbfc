// Which assumptions matter, where that is known because the scenario was made so.
#include "docket/experiment/sensitivity.hpp"

#include <cmath>

#include "experiment/sensitivity_under_test.hpp"

namespace docket {
namespace {

using test::input_at;
using test::SensitivityUnderTest;
using test::two_stages;

constexpr const char* kReview = "/platform/stages/review/handling";
constexpr const char* kCheck = "/platform/stages/check/handling";
constexpr const char* kTruth = "/item_groups/list/truth/unlawful/share";

/// The answer takes review + check; whether the item is unlawful is nobody's business.
std::string made_so() {
  return two_stages(R"("2h")", R"("1h")", R"(,
    "/platform/stages/review/handling": {"assumption": "made up", "range": ["1h", "5h"]},
    "/platform/stages/check/handling": {"assumption": "made up", "range": ["30min", "90min"]},
    "/item_groups/list/truth/unlawful/share": {"assumption": "made up", "range": [0, 1]})");
}

TEST(Sensitivity, SaysThatMattersWhatDoesAndHowMuch) {
  const Sensitivity found = SensitivityUnderTest({made_so()}).found();
  ASSERT_EQ(found.metrics.size(), 1U);
  const MetricSensitivity& metric = found.metrics.front();
  EXPECT_NEAR(metric.written.mean, 3, 1e-9);
  const InputSensitivity& review = input_at(found, kReview);
  EXPECT_EQ(review.verdict, InputVerdict::matters);
  EXPECT_NEAR(review.effects.mu_star.mean, 4, 1e-6);
  EXPECT_NEAR(review.effects.mu.mean, 4, 1e-6);
  EXPECT_NEAR(review.effects.sigma, 0, 1e-6);
  EXPECT_EQ(input_at(found, kCheck).verdict, InputVerdict::matters);
  EXPECT_NEAR(input_at(found, kCheck).effects.mu.mean, 1, 1e-6);
  EXPECT_EQ(input_at(found, kTruth).verdict, InputVerdict::no_effect);
  EXPECT_EQ(found.axes[metric.inputs.front().axis].pointer, kReview);
  EXPECT_EQ(found.axes[metric.inputs.back().axis].pointer, kTruth);
  // Variances of uniform values over 4 h and 1 h stand 16 to 1.
  EXPECT_TRUE(review.index.total.contains(16.0 / 17)) << review.index.total.mean;
  EXPECT_GT(review.index.total.mean, 5 * input_at(found, kCheck).index.total.mean);
  EXPECT_NEAR(input_at(found, kTruth).index.total.mean, 0, 1e-12);
}

TEST(Sensitivity, TellsHowMuchOfAnEffectLuckAloneWouldGive) {
  SensitivityOptions options = SensitivityUnderTest::few();
  options.samples = 0;
  const std::string noisy = two_stages(R"({"exponential": {"mean": "2h"}})", R"({"exponential": {"mean": "1h"}})", R"(,
    "/platform/stages/review/handling/exponential/mean": {"assumption": "made up", "range": ["1h", "5h"]})");
  const Sensitivity found = SensitivityUnderTest({noisy}).found(options);
  const InputSensitivity& review = input_at(found, "/platform/stages/review/handling/exponential/mean");
  EXPECT_EQ(review.verdict, InputVerdict::matters);
  EXPECT_GT(review.effects.noise, 0);
  EXPECT_TRUE(review.effects.mu.contains(4)) << review.effects.mu.mean << " " << review.effects.mu.half_width;
  EXPECT_TRUE(std::isnan(review.index.first.mean));
}

TEST(Sensitivity, IsTheSameForEveryNumberOfThreads) {
  const SensitivityUnderTest files({made_so()});
  SensitivityOptions options = SensitivityUnderTest::few();
  options.threads = 1;
  const Sensitivity one = files.found(options);
  options.threads = 3;
  const Sensitivity three = files.found(options);
  EXPECT_EQ(one.runs, three.runs);
  for (std::size_t i = 0; i < one.metrics.front().inputs.size(); ++i) {
    const InputSensitivity& a = one.metrics.front().inputs[i];
    const InputSensitivity& b = three.metrics.front().inputs[i];
    EXPECT_EQ(a.axis, b.axis);
    EXPECT_EQ(a.effects.mu_star.mean, b.effects.mu_star.mean);
    EXPECT_EQ(a.index.first.mean, b.index.first.mean);
    EXPECT_EQ(a.index.total.half_width, b.index.total.half_width);
  }
}

TEST(Sensitivity, PlaysAsManyRunsAsItSaid) {
  const SensitivityOptions options = SensitivityUnderTest::few();
  EXPECT_EQ(SensitivityUnderTest({made_so()}).found(options).runs, predicted_runs(3, 1, 1, options).design);
}

/// The platform blocks at `blocks_at` what is served at 06:00.
std::string scripted(const std::string& blocks_at, const std::string& evidence) {
  return two_stages(
      R"("2h")", R"("1h")", evidence,
      R"("script": {"block": {"by": "platform", "at": ")" + blocks_at + R"(", "do": "withhold", "order": "first"}},)");
}

TEST(Sensitivity, DrawsRowsAgainThatContradictThemselves) {
  const std::string story = scripted("2026-01-05T12:00:00Z", R"(,
    "/orders/first/served_at": {"assumption": "made up",
                                "range": ["2026-01-05T00:00:00Z", "2026-01-05T11:00:00Z"]},
    "/script/block/at": {"assumption": "made up", "range": ["2026-01-05T08:00:00Z", "2026-01-05T22:00:00Z"]})");
  const Sensitivity found = SensitivityUnderTest({story}).found();
  EXPECT_GT(found.rows_redrawn, 0U);
  EXPECT_EQ(found.rows_given_up, 0U);
  EXPECT_EQ(found.rows, 30U);
  EXPECT_TRUE(found.left_out.empty());
  EXPECT_NE(found.contradiction.find("/script/block/order: order \"first\" is served only at"), std::string::npos)
      << found.contradiction;
}

TEST(Sensitivity, KeepsAContradictionOutWhereTheEvidenceOrdersTheTimes) {
  const std::string story = scripted("2026-01-05T12:00:00Z", R"(,
    "/orders/first/served_at": {"assumption": "made up",
                                "range": ["2026-01-05T00:00:00Z", "2026-01-05T11:00:00Z"]},
    "/script/block/at": {"assumption": "made up", "range": ["2026-01-05T08:00:00Z", "2026-01-05T22:00:00Z"],
                         "above": "/orders/first/served_at"})");
  EXPECT_EQ(SensitivityUnderTest({story}).found().rows_redrawn, 0U);
}

TEST(Sensitivity, LeavesOutWhatCannotMoveAndSaysWhy) {
  // Half of the steps of the service would come after the block, whatever else is drawn.
  const std::string story = scripted("2026-01-05T12:00:00Z", R"(,
    "/orders/first/served_at": {"assumption": "made up",
                                "range": ["2026-01-05T00:00:00Z", "2026-01-05T23:00:00Z"]},
    "/item_groups/list/truth/unlawful/share": {"assumption": "made up", "range": [0, 1]})");
  const Sensitivity found = SensitivityUnderTest({story}).found();
  ASSERT_EQ(found.left_out.size(), 1U);
  EXPECT_EQ(found.left_out[0].pointer, "/orders/first/served_at");
  EXPECT_NE(found.left_out[0].reason.find("is served only at"), std::string::npos) << found.left_out[0].reason;
  ASSERT_EQ(found.axes.size(), 1U);
  EXPECT_EQ(found.rows, 30U);
  EXPECT_EQ(found.rows_redrawn, 0U);
}

TEST(Sensitivity, LeavesOutRowsWithoutAValueAndCountsThem) {
  const Sensitivity found =
      SensitivityUnderTest({made_so()}).found(SensitivityUnderTest::few(), "all_visible_again_after_hours on first");
  EXPECT_EQ(found.metrics.front().rows_undefined, found.rows);
  EXPECT_TRUE(std::isnan(found.metrics.front().written.mean));
  for (const InputSensitivity& input : found.metrics.front().inputs) {
    EXPECT_EQ(input.verdict, InputVerdict::unknown) << "no effect is something else";
  }
}

}  // namespace
}  // namespace docket
