#include "platform/judgement/assess.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/core/hash.hpp"

namespace docket {
namespace {

constexpr int kItems = 200'000;

Item item_with(std::uint64_t ordinal, bool is_unlawful) {
  Item item;
  item.entity = {{11}, ordinal};
  item.truth.set(kUnlawful, is_unlawful);
  return item;
}

double share_judged_unlawful(bool is_unlawful, const ErrorRates& rates, bool is_rushed = false) {
  StageSpec stage;
  stage.assessments = {{kUnlawful, true, rates, {0.5, 0.5}}};
  Assessor assessor(stage, hash_text("review"), {hash_text("unlawful")});
  int judged = 0;
  for (std::uint64_t i = 0; i < kItems; ++i) {
    ItemNote note;
    note.visit.is_rushed = is_rushed;
    assessor.assess(item_with(i, is_unlawful), note);
    judged += note.judged.value.has(kUnlawful) ? 1 : 0;
  }
  return static_cast<double>(judged) / kItems;
}

/// Four standard errors of a share.
double margin(double p) { return 4 * std::sqrt(p * (1 - p) / kItems); }

TEST(Judgement, HitsItsSensitivityAndSpecificity) {
  EXPECT_NEAR(share_judged_unlawful(true, {0.85, 0.7}), 0.85, margin(0.85));
  EXPECT_NEAR(share_judged_unlawful(false, {0.85, 0.7}), 0.30, margin(0.3));
}

TEST(Judgement, UsesTheRushedRatesInHaste) {
  EXPECT_NEAR(share_judged_unlawful(true, {0.9, 0.9}, true), 0.5, margin(0.5));
}

TEST(Judgement, NeverTurnsARightAnswerWrongWhenTheRatesGetBetter) {
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const double hardness = Draws({5}, i, {}).unit();
    for (const bool is_there : {false, true}) {
      const bool was_right = sees_trait(is_there, {0.6, 0.6}, hardness) == is_there;
      const bool is_right = sees_trait(is_there, {0.8, 0.8}, hardness) == is_there;
      EXPECT_TRUE(!was_right || is_right);
    }
  }
}

TEST(Judgement, MakesAnItemReviewedAndAPerceptionDoesNot) {
  StageSpec stage;
  stage.assessments = {{TraitId(2U), false, {1, 1}, {1, 1}}};
  ItemNote note;
  Assessor(stage, 7, {1, 2, 3}).assess(item_with(0, true), note);
  EXPECT_FALSE(note.is_reviewed);
  EXPECT_TRUE(note.perceived.known.has(TraitId(2U)));
  stage.assessments[0].is_judgement = true;
  Assessor(stage, 7, {1, 2, 3}).assess(item_with(0, true), note);
  EXPECT_TRUE(note.is_reviewed);
}

TEST(Judgement, OfALaterVisitHasLuckOfItsOwn) {
  StageSpec stage;
  stage.assessments = {{kUnlawful, true, {0.5, 0.5}, {0.5, 0.5}}};
  Assessor assessor(stage, hash_text("review"), {hash_text("unlawful")});
  int changed = 0;
  for (std::uint64_t i = 0; i < kItems; ++i) {
    ItemNote note;
    assessor.assess(item_with(i, true), note);
    const bool was_seen = note.judged.value.has(kUnlawful);
    note.visit.number = 1;
    assessor.assess(item_with(i, true), note);
    changed += note.judged.value.has(kUnlawful) != was_seen ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(changed) / kItems, 0.5, margin(0.5));
}

TEST(OrderCheck, ReportsTheFirstTestThatFails) {
  StageSpec stage;
  stage.order_tests = {{OrderTrait::authentic, {1, 1}, Decision::reject},
                       {OrderTrait::specific_enough, {1, 1}, Decision::ask_clarification}};
  Order order;
  EXPECT_EQ(failed_test(stage, order, {1, 0}), nullptr);
  order.truth = {true, true, false};
  EXPECT_EQ(failed_test(stage, order, {1, 0}), &stage.order_tests[1]);
  order.truth = {false, true, false};
  EXPECT_EQ(failed_test(stage, order, {1, 0}), &stage.order_tests[0]);
}

}  // namespace
}  // namespace docket
