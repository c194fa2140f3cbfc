#include "platform/policy/rule_match.hpp"

#include <gtest/gtest.h>

#include <array>

namespace docket {
namespace {

constexpr TraitId kNewsworthy{2U};

ItemView some_item() {
  ItemView item;
  item.kind = KindId(1U);
  static const std::array<SourceId, 1> sources = {SourceId(3U)};
  item.sources = sources;
  item.time_left = Duration::hours(2);
  return item;
}

TEST(Condition, WithoutDemandsIsMetByEveryItem) { EXPECT_TRUE(matches({}, some_item())); }

TEST(Condition, OnAnUnjudgedTraitIsMetByNeitherValue) {
  for (const bool wanted : {false, true}) {
    Condition condition;
    condition.judged.want(kUnlawful, wanted);
    ItemView item = some_item();
    EXPECT_FALSE(matches(condition, item));
    item.judged.learn(kUnlawful, wanted);
    EXPECT_TRUE(matches(condition, item));
    item.judged.learn(kUnlawful, !wanted);
    EXPECT_FALSE(matches(condition, item));
  }
}

TEST(Condition, TellsJudgementFromPerceptionAndAllegation) {
  Condition condition;
  condition.perceived.want(kNewsworthy, true);
  ItemView item = some_item();
  item.judged.learn(kNewsworthy, true);
  item.alleged.set(kNewsworthy, true);
  EXPECT_FALSE(matches(condition, item));
  item.perceived.learn(kNewsworthy, true);
  EXPECT_TRUE(matches(condition, item));
}

TEST(Condition, OnAllegationsReadsWhatIsNotAllegedAsFalse) {
  Condition condition;
  condition.alleged.want(kNewsworthy, false);
  ItemView item = some_item();
  EXPECT_TRUE(matches(condition, item));
  item.alleged.set(kNewsworthy, true);
  EXPECT_FALSE(matches(condition, item));
}

TEST(Condition, OnTimeLeftHoldsFromTheThresholdOn) {
  Condition condition;
  condition.time_left_below = Duration::hours(2);
  ItemView item = some_item();
  EXPECT_TRUE(matches(condition, item));
  item.time_left = Duration::hours(2) + Duration::microseconds(1);
  EXPECT_FALSE(matches(condition, item));
}

TEST(Condition, AsksForKindSourceReviewAndDarkness) {
  const ItemView item = some_item();
  Condition kind;
  kind.kinds = {KindId(0U)};
  EXPECT_FALSE(matches(kind, item));
  Condition source;
  source.sources = {SourceId(3U), SourceId(9U)};
  EXPECT_TRUE(matches(source, item));
  source.sources = {SourceId(9U)};
  EXPECT_FALSE(matches(source, item));
  Condition reviewed;
  reviewed.is_reviewed = true;
  EXPECT_FALSE(matches(reviewed, item));
  Condition dark;
  dark.is_dark = false;
  EXPECT_TRUE(matches(dark, item));
}

TEST(Policy, TakesTheFirstRuleThatMatches) {
  Rule news{"news", {}, Decision::reject};
  news.when.perceived.want(kNewsworthy, true);
  const std::vector<Rule> policy = {news, {"rest", {}, Decision::withhold}};
  ItemView item = some_item();
  EXPECT_EQ(first_match(policy, item), RuleId(1U));
  item.perceived.learn(kNewsworthy, true);
  EXPECT_EQ(first_match(policy, item), RuleId(0U));
  EXPECT_THROW(static_cast<void>(first_match({news}, some_item())), Fault);
}

}  // namespace
}  // namespace docket
